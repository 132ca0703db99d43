package org.offhook.phone;

import org.offhook.api.media.MediaException;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the peer does to a call, as its signalling tells. */
final class PeerEvents implements SessionListener {
  private static final Logger LOG = LoggerFactory.getLogger(PeerEvents.class);
  private static final int RINGING = 180;
  private static final String NOTHING_TO_USE =
      "the other end sent no session description that can be used";

  private final VoiceCall call;
  private boolean alerting;
  private boolean heard;

  PeerEvents(VoiceCall call) {
    this.call = call;
  }

  /**
   * Whether the person should hear a ringback tone made here: the far end rings, and no audio of it
   * has come (RFC 3960 section 3.2).
   */
  boolean ringsUnheard() {
    return alerting && !heard;
  }

  /** Audio of the peer was played. */
  void heard() {
    if (!heard) {
      heard = true;
      call.changed();
    }
  }

  @Override
  public void onProgress(int code, String reason) {
    if (unanswered()) {
      alerting |= code == RINGING;
      call.ringsThere();
      call.changed();
    }
  }

  @Override
  public void onAnswer(String sdp) {
    if (ended()) {
      return;
    }
    if (call.reoffer().settlesOutdated()) {
      call.negotiate();
      return;
    }
    boolean first = !call.audio().agreed();
    try {
      call.audio().accept(sdp);
      settle(call.reoffer().answered());
    } catch (MediaException e) {
      unusable(first, e);
    }
  }

  @Override
  public void onOffer(String sdp) {
    if (ended()) {
      return;
    }
    try {
      String answer = call.audio().answer(sdp, call.reoffer().held());
      call.reoffer().answeredPeer();
      call.session().accept(answer);
      call.changed();
    } catch (MediaException e) {
      LOG.info("Call {}: the peer's offer was refused: {}", call.id(), e.getMessage());
      call.session().refuse(488, "Not Acceptable Here");
    }
  }

  @Override
  public void onOfferRefused(int code, String reason) {
    if (!ended()) {
      LOG.info("Call {}: our offer was refused: {} {}", call.id(), code, reason);
      if (call.reoffer().settlesOutdated()) {
        call.negotiate();
      } else {
        settle(call.reoffer().refused());
      }
    }
  }

  @Override
  public void onAnswered() {
    if (ended()) {
      return;
    }
    call.reoffer().confirm();
    if (!call.incoming()) {
      up();
    } else if (call.reoffer().underWay()) {
      call.hangup(488, NOTHING_TO_USE);
    }
    call.negotiate();
  }

  /** The peer answered a call of ours. */
  private void up() {
    if (!call.audio().agreed()) {
      call.hangup(488, NOTHING_TO_USE);
      return;
    }
    call.connect();
    if (call.floor().has(call)) {
      call.changed();
    } else if (call.floor().free()) {
      call.floor().take(call);
      call.changed();
    } else {
      call.hold();
    }
  }

  @Override
  public void onIdentity(Party remote) {
    if (!ended()) {
      call.remote(remote);
    }
  }

  @Override
  public void onRequest(IncomingRequest request) {
    call.floor().request(call, request);
  }

  @Override
  public void onEnded(SessionEnd end) {
    call.finish(end);
  }

  private void settle(Reoffer.Outcome outcome) {
    switch (outcome) {
      case KEPT -> call.changed();
      case REVERTED -> call.revert();
      case LOST -> call.hangup(488, "the other end did not take the new audio");
    }
    call.negotiate();
  }

  private void unusable(boolean first, MediaException e) {
    LOG.info("Call {}: the peer's answer cannot be used: {}", call.id(), e.getMessage());
    if (first && !unanswered()) {
      call.hangup(488, e.getMessage());
    } else if (call.reoffer().underWay()) {
      // The peer did agree, if only in a way that leaves no audio: as good as a hold.
      settle(call.reoffer().held() ? call.reoffer().answered() : call.reoffer().refused());
    }
  }

  private boolean unanswered() {
    return call.state() == CallState.DIALING || call.state() == CallState.RINGING_OUT;
  }

  private boolean ended() {
    return call.state() == CallState.ENDED;
  }
}
