package org.offhook.walk;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedList;

/** The stack's UDP without its socket and its threads: what comes is taken in where it comes. */
final class VirtualUdp extends UDPMessageProcessor implements VirtualNetwork.Node {
  private final VirtualNetwork network;

  VirtualUdp(SIPTransactionStack stack, InetAddress address, int port, VirtualNetwork network)
      throws IOException {
    super(address, stack, port);
    this.network = network;
    sock.close();
    network.attach(port, this);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public void start() {
    isRunning = true;
    messageChannels = new LinkedList();
  }

  @Override
  public void stop() {
    super.stop();
    network.detach(getPort());
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) throws UnknownHostException {
    return createMessageChannel(target.getInetAddress(), target.getPort());
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress target, int port) {
    return new VirtualChannel(target, port, sipStack, this);
  }

  @Override
  public void receive(int from, byte[] data) {
    new VirtualChannel(InetAddress.getLoopbackAddress(), from, sipStack, this).take(data);
  }

  void send(int to, byte[] data) {
    network.send(getPort(), to, data);
  }
}
