package org.offhook.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A call to a service number: the lab is the called user agent (RFC 3261 section 13.3). Loop only.
 */
final class ServiceCall implements LabCall {
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final ServiceCalls calls;
  private final ServiceNumber number;
  private final String tag;
  private final SipMessage invite;
  private final String key;
  private final Flow flow;
  private final String to;
  private final List<String> route;
  private final RtpLeg leg;
  private final Negotiation negotiation;
  private String target;
  private boolean answered;
  private boolean ended;

  ServiceCall(
      ServiceCalls calls,
      ServiceNumber number,
      String tag,
      SipMessage invite,
      String key,
      Flow flow,
      RtpLeg leg) {
    this.calls = calls;
    this.number = number;
    this.tag = tag;
    this.invite = invite;
    this.key = key;
    this.flow = flow;
    this.leg = leg;
    this.negotiation = new Negotiation(leg, number.onlyG711());
    this.to = invite.first("To") + ";tag=" + tag;
    this.route = new ArrayList<>(invite.all("Record-Route"));
    this.target = NameAddress.parse(invite.first("Contact")).uri();
  }

  /** Rings, if this number rings, and answers. */
  void begin() {
    calls.loop().after(SILENCE, this::checkForLife);
    if (number.rings().isZero()) {
      answer();
    } else {
      calls.answers().send(key, response(invite, 180, "Ringing"), flow);
      calls.loop().after(number.rings(), this::answer);
    }
  }

  /** Ends a call whose caller has vanished: no RTP and no RTCP for two minutes. */
  private void checkForLife() {
    if (ended) {
      return;
    }
    if (calls.loop().nanos() - leg.lastHeard() > SILENCE.toNanos()) {
      hangup();
    } else {
      calls.loop().after(SILENCE, this::checkForLife);
    }
  }

  private void answer() {
    if (answered || ended) {
      return;
    }
    try {
      SipMessage ok = accepting(invite);
      answered = true;
      calls.answers().send(key, ok, flow);
    } catch (BadMessage e) {
      refuse(488, "Not Acceptable Here");
    }
  }

  private SipMessage accepting(SipMessage request) throws BadMessage {
    SipMessage ok = response(request, 200, "OK");
    negotiation.accept(request, ok);
    return ok;
  }

  private SipMessage response(SipMessage request, int code, String reason) {
    SipMessage response = request.reply(code, reason);
    if (request.toTag().isEmpty()) {
      response.set("To", to);
    }
    for (String hop : request.all("Record-Route")) {
      response.add("Record-Route", hop);
    }
    return response
        .add("Contact", calls.contact(flow))
        .add("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE");
  }

  @Override
  public void request(SipMessage request, String requestKey, Flow from) {
    SipMessage response =
        switch (request.method) {
          case "BYE" -> ended(request);
          case "INVITE", "UPDATE" -> changed(request);
          case "INFO", "OPTIONS", "MESSAGE" -> response(request, 200, "OK");
          default -> response(request, 501, "Not Implemented");
        };
    calls.answers().send(requestKey, response, from);
  }

  private SipMessage ended(SipMessage bye) {
    close();
    return response(bye, 200, "OK");
  }

  private SipMessage changed(SipMessage request) {
    String contact = NameAddress.parse(request.first("Contact")).uri();
    if (!contact.isEmpty()) {
      target = contact;
    }
    try {
      return accepting(request);
    } catch (BadMessage e) {
      return response(request, 488, "Not Acceptable Here");
    }
  }

  /** The ACK of a 2xx came; it may carry the answer to our offer. */
  @Override
  public void acknowledged(SipMessage ack) {
    calls.answers().acknowledged(key);
    if (ended) {
      return;
    }
    try {
      negotiation.answered(ack.body);
    } catch (BadMessage e) {
      hangup();
    }
  }

  /** The caller gave up. */
  void cancelled() {
    if (!answered) {
      refuse(487, "Request Terminated");
    }
  }

  private void refuse(int code, String reason) {
    calls.answers().send(key, response(invite, code, reason), flow);
    close();
  }

  @Override
  public void hangup() {
    if (ended) {
      return;
    }
    if (answered) {
      bye();
      close();
    } else {
      refuse(480, "Temporarily Unavailable");
    }
  }

  private void bye() {
    SipMessage bye =
        SipMessage.request("BYE", target)
            .add("Max-Forwards", "70")
            .add("From", to)
            .add("To", invite.first("From"))
            .add("Call-ID", invite.callId())
            .add("CSeq", "1 BYE");
    route.forEach(hop -> bye.add("Route", hop));
    try {
      calls.sendOut(bye);
    } catch (IOException | BadMessage e) {
      calls.log().warn("A call could not be ended: " + e.getMessage());
    }
  }

  private void close() {
    if (!ended) {
      ended = true;
      leg.close();
      calls.forget(invite.callId(), tag, key);
    }
  }
}
