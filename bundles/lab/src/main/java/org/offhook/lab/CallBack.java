package org.offhook.lab;

import java.io.IOException;
import java.time.Duration;

/**
 * A call that the lab places: it rings for half a minute at most, and echoes when it is answered.
 * The lab is the calling user agent (RFC 3261 sections 13.2 and 17.1.1). Loop only.
 */
final class CallBack implements LabCall {
  private static final Duration T1 = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServiceCalls calls;
  private final String tag;
  private final SipMessage invite;
  private final Flow flow;
  private final RtpLeg leg;
  private final Negotiation negotiation;
  private boolean progressed;
  private boolean answered;
  private boolean ended;
  private String to;
  private String target;

  CallBack(ServiceCalls calls, String tag, SipMessage invite, Flow flow, RtpLeg leg) {
    this.calls = calls;
    this.tag = tag;
    this.invite = invite;
    this.flow = flow;
    this.leg = leg;
    this.negotiation = new Negotiation(leg, true);
    this.to = invite.first("To");
    this.target = invite.uri;
  }

  /** Sends the INVITE. */
  void begin() {
    negotiation.offer(invite);
    send(T1);
    calls.loop().after(PATIENCE, this::giveUp);
  }

  private void send(Duration again) {
    flow.send(invite.encode());
    if (flow.transport().equals("UDP")) {
      calls.loop().after(again, () -> repeat(again.multipliedBy(2)));
    }
  }

  private void repeat(Duration again) {
    if (!progressed && !ended) {
      send(again);
    }
  }

  private void giveUp() {
    if (!answered && !ended) {
      flow.send(sameBranch("CANCEL", invite.first("To")).encode());
      if (!progressed) {
        close();
      }
    }
  }

  /** A response to the INVITE, first or repeated. */
  void response(SipMessage response) {
    progressed = true;
    if (response.code >= 300) {
      flow.send(sameBranch("ACK", response.first("To")).encode());
      close();
    } else if (response.code >= 200) {
      up(response);
    }
  }

  private void up(SipMessage ok) {
    to = ok.first("To");
    String contact = NameAddress.parse(ok.first("Contact")).uri();
    target = contact.isEmpty() ? target : contact;
    inDialog("ACK", 1);
    answered = true;
    try {
      negotiation.answered(ok.body);
    } catch (BadMessage e) {
      hangup();
    }
  }

  private SipMessage sameBranch(String method, String toValue) {
    return SipMessage.request(method, invite.uri)
        .add("Via", invite.first("Via"))
        .add("Max-Forwards", "70")
        .add("From", invite.first("From"))
        .add("To", toValue)
        .add("Call-ID", invite.callId())
        .add("CSeq", "1 " + method);
  }

  private void inDialog(String method, int number) {
    SipMessage request =
        SipMessage.request(method, target)
            .add("Max-Forwards", "70")
            .add("From", invite.first("From"))
            .add("To", to)
            .add("Call-ID", invite.callId())
            .add("CSeq", number + " " + method);
    try {
      calls.sendOut(request);
    } catch (IOException | BadMessage e) {
      calls.log().warn("A " + method + " could not be sent: " + e.getMessage());
    }
  }

  @Override
  public void request(SipMessage request, String key, Flow from) {
    SipMessage response =
        switch (request.method) {
          case "BYE", "INFO", "OPTIONS" -> request.reply(200, "OK");
          case "INVITE", "UPDATE" -> changed(request);
          default -> request.reply(501, "Not Implemented");
        };
    if (request.method.equals("BYE")) {
      close();
    }
    calls.answers().send(key, response, from);
  }

  private SipMessage changed(SipMessage request) {
    try {
      SipMessage ok = request.reply(200, "OK").add("Contact", calls.contact(flow));
      negotiation.accept(request, ok);
      return ok;
    } catch (BadMessage e) {
      return request.reply(488, "Not Acceptable Here");
    }
  }

  @Override
  public void acknowledged(SipMessage ack) {
    try {
      negotiation.answered(ack.body);
    } catch (BadMessage e) {
      hangup();
    }
  }

  @Override
  public void hangup() {
    if (answered && !ended) {
      inDialog("BYE", 2);
      close();
    } else {
      giveUp();
      close();
    }
  }

  private void close() {
    if (!ended) {
      ended = true;
      leg.close();
      calls.forget(invite.callId(), tag, "");
    }
  }
}
