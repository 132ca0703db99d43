package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;

/** Our 2xx to a re-INVITE, sent again until its ACK comes. */
final class AwaitedAck {
  private final long sequence;
  private final boolean offered;
  private final Repeater repeater;

  AwaitedAck(Engine engine, Incoming invite, SIPResponse ok, boolean offered, Runnable gaveUp) {
    this.offered = offered;
    sequence = invite.request().getCSeq().getSeqNumber();
    repeater =
        new Repeater(
            engine.phone(),
            Duration.ofMillis(engine.config().t1()),
            Duration.ofMillis(engine.config().t2()),
            () -> invite.resend(ok),
            gaveUp);
  }

  boolean matches(SIPRequest ack) {
    return ack.getCSeq().getSeqNumber() == sequence;
  }

  /** True when the 2xx carried our offer, so that the ACK answers it. */
  boolean offered() {
    return offered;
  }

  void stop() {
    repeater.stop();
  }
}
