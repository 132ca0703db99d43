package org.offhook.lab;

import java.util.Optional;

/** Offer and answer of one call of the lab's own (RFC 3264). Loop only. */
final class Negotiation {
  private final RtpLeg leg;
  private final boolean onlyG711;
  private boolean offered;
  private long version = 1;

  /**
   * The negotiation of a leg.
   *
   * @param onlyG711 when the leg's audio speaks nothing else
   */
  Negotiation(RtpLeg leg, boolean onlyG711) {
    this.leg = leg;
    this.onlyG711 = onlyG711;
  }

  /** Puts our offer into a message; {@link #answered} takes the answer. */
  void offer(SipMessage message) {
    offered = true;
    message.sdp(Choice.offer(version++, leg.port()));
  }

  /** Puts into the 200 what its INVITE or UPDATE wants: an answer, or an offer. */
  void accept(SipMessage request, SipMessage ok) throws BadMessage {
    offered = false;
    if (request.body.isEmpty()) {
      if (request.method.equals("INVITE")) {
        offer(ok);
      }
      return;
    }
    Description offer = Description.parse(request.body);
    Optional<Choice> choice = Choice.of(offer, onlyG711);
    if (choice.isEmpty()) {
      throw new BadMessage("a codec that this number speaks");
    }
    leg.connect(offer, choice.get());
    ok.sdp(choice.get().answer(offer, version++, leg.port()));
  }

  /** Takes the answer to our offer, if we offered and it has not come before. */
  void answered(String sdp) throws BadMessage {
    if (offered) {
      offered = false;
      Description answer = Description.parse(sdp);
      Choice choice = Choice.of(answer, true).orElseThrow(() -> new BadMessage("G.711"));
      leg.connect(answer, choice);
    }
  }
}
