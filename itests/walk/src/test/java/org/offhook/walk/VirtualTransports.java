package org.offhook.walk;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;

/** Gives the stack its place on the virtual network; made by the stack, by name. */
public final class VirtualTransports implements MessageProcessorFactory {
  /** As the stack makes it. */
  public VirtualTransports() {}

  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport)
      throws IOException {
    if (!transport.equalsIgnoreCase("udp")) {
      return new DeafTransport(stack, address, port, transport);
    }
    VirtualUdp udp = new VirtualUdp(stack, address, port, VirtualNetwork.current());
    SipStacks.opened(stack, port);
    return udp;
  }
}
