package org.offhook.walk;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageChannel;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** Takes in or sends one datagram, as the stack's own channel does on threads and sockets. */
final class VirtualChannel extends UDPMessageChannel {
  private final InetAddress peer;
  private final int port;
  private final VirtualUdp udp;

  VirtualChannel(InetAddress peer, int port, SIPTransactionStack stack, VirtualUdp udp) {
    super(peer, port, stack, udp);
    this.peer = peer;
    this.port = port;
    this.udp = udp;
  }

  void take(byte[] data) {
    try {
      SIPMessage message = myParser.parseSIPMessage(data, true, false, this);
      if (message == null) {
        return; // a keep-alive
      }
      if (message instanceof SIPRequest) {
        Via via = message.getTopmostVia();
        if (via.hasParameter(Via.RPORT)) {
          via.setParameter(Via.RECEIVED, peer.getHostAddress());
          via.setParameter(Via.RPORT, Integer.toString(port));
        }
      }
      processMessage(message);
    } catch (ParseException e) {
      throw new IllegalStateException("not SIP: " + new String(data, StandardCharsets.UTF_8), e);
    }
  }

  @Override
  protected void sendMessage(byte[] message, InetAddress target, int to, boolean again) {
    udp.send(to, message);
  }

  @Override
  protected void sendMessage(
      byte[] message, InetAddress target, int to, String protocol, boolean again) {
    udp.send(to, message);
  }
}
