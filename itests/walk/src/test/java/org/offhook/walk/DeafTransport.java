package org.offhook.walk;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;

/** A transport that the virtual network has not: TCP and TLS. */
final class DeafTransport extends MessageProcessor {
  private static final int DEFAULT_PORT = 5060;

  DeafTransport(SIPTransactionStack stack, InetAddress address, int port, String transport) {
    super(address, port, transport.toLowerCase(java.util.Locale.ROOT), stack);
  }

  @Override
  public SIPTransactionStack getSIPStack() {
    return sipStack;
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) throws IOException {
    throw new IOException("no " + getTransport() + " here");
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress target, int port) throws IOException {
    throw new IOException("no " + getTransport() + " here");
  }

  @Override
  public void start() {
    // Nobody calls.
  }

  @Override
  public void stop() {
    // Nobody called.
  }

  @Override
  public int getDefaultTargetPort() {
    return DEFAULT_PORT;
  }

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public int getMaximumMessageSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean inUse() {
    return false;
  }
}
