package org.offhook.sip.ri;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.DefaultRouter;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.message.Request;

/**
 * Sends a request to the hop that its sender attached to it, found by RFC 3263 before; a request
 * without one goes where the library's own router says.
 */
public final class ChosenHopRouter extends DefaultRouter {

  /** As the library makes it. */
  public ChosenHopRouter(SipStack stack, String outboundProxy) {
    super(stack, outboundProxy);
  }

  @Override
  public Hop getNextHop(Request request) throws SipException {
    if (request instanceof SIPMessage message && message.getApplicationData() instanceof Hop hop) {
      return hop;
    }
    return super.getNextHop(request);
  }
}
