package org.offhook.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call: what the person does with it. What the peer does is in {@link PeerEvents}, what the peer
 * is told in {@link CallLeg}.
 */
final class VoiceCall implements Call {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceCall.class);

  private final int id;
  private final Line line;
  private final boolean incoming;
  private final Floor floor;
  private final CallProgress progress;
  private final CallLeg leg;
  private final PeerEvents peer = new PeerEvents(this);
  private final Conversation audio = new Conversation(new AudioEvents(this));
  private final Reoffer reoffer = new Reoffer(audio);

  private Party remote;

  /** A call to place. */
  VoiceCall(int id, Line line, String target, Floor floor) {
    this(id, line, false, floor, CallState.DIALING, floor.named(new Party("", target, target)));
  }

  /** A call that came in. */
  VoiceCall(int id, Line line, Session session, Floor floor) {
    this(id, line, true, floor, CallState.RINGING_IN, floor.named(session.remote()));
    leg.take(session, peer);
  }

  private VoiceCall(
      int id, Line line, boolean incoming, Floor floor, CallState state, Party remote) {
    this.id = id;
    this.line = line;
    this.incoming = incoming;
    this.floor = floor;
    this.remote = remote;
    progress = new CallProgress(state, floor.clock());
    leg = new CallLeg(id);
  }

  /**
   * Sends the INVITE.
   *
   * @throws MediaException when there is no audio to offer
   * @throws IllegalArgumentException when the target is no address
   */
  void place(String target, List<Header> headers) throws MediaException {
    try {
      audio.open(floor.media(), line.localAddress());
      Optional<String> offer =
          floor.policy().lateOffer() ? Optional.empty() : Optional.of(audio.offer(false));
      leg.invite(line, target, offer, headers, floor.policy().anonymous(), peer);
      remote = floor.named(session().remote());
    } catch (MediaException | RuntimeException e) {
      audio.close();
      throw e;
    }
  }

  @Override
  public int id() {
    return id;
  }

  @Override
  public Line line() {
    return line;
  }

  @Override
  public boolean incoming() {
    return incoming;
  }

  @Override
  public Party remote() {
    return remote;
  }

  @Override
  public CallState state() {
    return progress.state();
  }

  @Override
  public boolean heldByPeer() {
    return audio.heldByPeer();
  }

  @Override
  public Duration talkTime() {
    return progress.talkTime();
  }

  @Override
  public Optional<SessionEnd> end() {
    return progress.end();
  }

  @Override
  public MediaReport report() {
    return audio.report();
  }

  @Override
  public Optional<MediaSession> media() {
    return audio.session();
  }

  @Override
  public Session session() {
    return leg.session();
  }

  @Override
  public void answer() {
    if (!progress.is(CallState.RINGING_IN)) {
      return;
    }
    try {
      audio.open(floor.media(), line.localAddress());
      Optional<String> offer = session().offer();
      String sdp = offer.isPresent() ? audio.answer(offer.get(), false) : reoffer.first();
      connect();
      floor.take(this);
      leg.answer(sdp);
      floor.changed(this);
    } catch (MediaException e) {
      turnAway(488, "Not Acceptable Here", e.getMessage());
    }
  }

  @Override
  public void reject() {
    int code = floor.policy().rejectCode();
    reject(code, CallPolicy.reason(code));
  }

  @Override
  public void reject(int code, String reason) {
    turnAway(code, reason, reason);
  }

  /** Rejects a ringing call; the person reads {@code why}. */
  void turnAway(int code, String phrase, String why) {
    if (progress.is(CallState.RINGING_IN)) {
      leg.reject(code, phrase, why);
      finish(new SessionEnd(false, code, why, false));
    }
  }

  /** Sends a ringing call elsewhere. */
  void redirect(String target, List<Header> headers) {
    if (progress.is(CallState.RINGING_IN)) {
      leg.redirect(target, headers);
      finish(new SessionEnd(false, 302, "Moved Temporarily to " + target, false));
    }
  }

  @Override
  public void hold() {
    if (progress.is(CallState.CONNECTED)) {
      progress.held();
      reoffer.want(true);
      floor.leave(this);
      negotiate();
      changed();
    }
  }

  @Override
  public void resume() {
    boolean silent = progress.is(CallState.CONNECTED) && !floor.has(this);
    if (progress.is(CallState.HELD) || silent) {
      progress.resumed();
      reoffer.want(false);
      floor.take(this);
      // Listeners come first: the request may have to carry something else than while it was held.
      changed();
      negotiate();
    }
  }

  @Override
  public void mute(boolean muted) {
    audio.mute(muted);
  }

  @Override
  public boolean muted() {
    return audio.muted();
  }

  @Override
  public void sendDigits(String digits) {
    floor.dial(this, digits);
  }

  @Override
  public void device(AudioDevice device) {
    audio.device(device);
  }

  @Override
  public void hangup() {
    switch (progress.state()) {
      case RINGING_IN -> reject();
      case DIALING, RINGING_OUT -> hangup(487, "Cancelled");
      case CONNECTED, HELD -> hangup(200, "OK");
      case ENDED -> LOG.debug("Call {} has ended before", id);
    }
  }

  /** Ends it for a reason of ours. */
  void hangup(int code, String reason) {
    if (progress.is(CallState.RINGING_IN)) {
      turnAway(code, CallPolicy.reason(code), reason);
    } else if (!progress.is(CallState.ENDED)) {
      leg.end();
      finish(new SessionEnd(false, code, reason, false));
    }
  }

  /** Gives everything back. Once, whatever else happens. */
  void finish(SessionEnd why) {
    Optional<CallState> before = progress.ended(why);
    if (before.isPresent()) {
      audio.close();
      floor.ended(this, before.get());
    }
  }

  void ringsThere() {
    progress.ringsThere();
  }

  /** It is answered. */
  void connect() {
    progress.answered();
  }

  void remote(Party party) {
    remote = party;
    changed();
  }

  /** The state that what is wanted comes to, after an offer of ours was refused. */
  void revert() {
    if (reoffer.held()) {
      progress.held();
      floor.leave(this);
    } else {
      progress.resumed();
      if (floor.free()) {
        floor.take(this);
      }
    }
    changed();
  }

  /** Sends the offer that is due, if one is. */
  void negotiate() {
    if (progress.is(CallState.ENDED) || !reoffer.due()) {
      return;
    }
    try {
      String offer = reoffer.next();
      leg.offer(offer);
    } catch (MediaException e) {
      hangup(488, e.getMessage());
    }
  }

  void changed() {
    if (!progress.is(CallState.ENDED)) {
      floor.changed(this);
    }
  }

  Floor floor() {
    return floor;
  }

  Conversation audio() {
    return audio;
  }

  Reoffer reoffer() {
    return reoffer;
  }

  PeerEvents peer() {
    return peer;
  }
}
