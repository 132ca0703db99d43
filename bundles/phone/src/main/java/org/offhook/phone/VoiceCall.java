package org.offhook.phone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

/** A call: what the person does with it. What the peer does is in {@link PeerEvents}. */
final class VoiceCall implements Call {
  private static final Logger LOG = LoggerFactory.getLogger(VoiceCall.class);

  /** Marks a call for help (RFC 3261 section 20.26). */
  static final Header FOR_HELP = new Header("Priority", "emergency");

  private final int id;
  private final Line line;
  private final boolean incoming;
  private final Floor floor;
  private final PeerEvents peer = new PeerEvents(this);
  private final Conversation audio = new Conversation(new AudioEvents(this));
  private final Reoffer reoffer = new Reoffer(audio);

  private Session session;
  private Party remote;
  private CallState state;
  private long answeredNanos;
  private Duration talked = Duration.ZERO;
  private SessionEnd end;

  /** A call to place. */
  VoiceCall(int id, Line line, String target, Floor floor) {
    this(id, line, false, floor, CallState.DIALING, floor.named(new Party("", target, target)));
  }

  /** A call that came in. */
  VoiceCall(int id, Line line, Session session, Floor floor) {
    this(id, line, true, floor, CallState.RINGING_IN, floor.named(session.remote()));
    this.session = session;
    session.listen(peer);
  }

  private VoiceCall(
      int id, Line line, boolean incoming, Floor floor, CallState state, Party remote) {
    this.id = id;
    this.line = line;
    this.incoming = incoming;
    this.floor = floor;
    this.state = state;
    this.remote = remote;
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
      session = line.invite(target, offer, hidden(headers), peer);
      remote = floor.named(session.remote());
    } catch (MediaException | RuntimeException e) {
      audio.close();
      throw e;
    }
  }

  /** RFC 3323 section 4.2: the server is asked to keep to itself who we are. */
  private List<Header> hidden(List<Header> headers) {
    return floor.policy().anonymous() && !headers.contains(FOR_HELP)
        ? Stream.concat(headers.stream(), Stream.of(new Header("Privacy", "id"))).toList()
        : headers;
  }

  /** Opens the audio and finds out whether the caller's offer can be met. */
  void prepare() throws MediaException {
    audio.open(floor.media(), line.localAddress());
    if (session.offer().isPresent()) {
      audio.probe(session.offer().get());
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
    return state;
  }

  @Override
  public boolean heldByPeer() {
    return audio.heldByPeer();
  }

  @Override
  public Duration talkTime() {
    boolean up = state == CallState.CONNECTED || state == CallState.HELD;
    return up ? Duration.ofNanos(floor.clock().nanos() - answeredNanos) : talked;
  }

  @Override
  public Optional<SessionEnd> end() {
    return Optional.ofNullable(end);
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
    return session;
  }

  @Override
  public void answer() {
    if (state != CallState.RINGING_IN) {
      return;
    }
    try {
      audio.open(floor.media(), line.localAddress());
      Optional<String> offer = session.offer();
      String sdp = offer.isPresent() ? audio.answer(offer.get(), false) : reoffer.first();
      connect();
      floor.take(this);
      signal(() -> session.answer(sdp));
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
    if (state == CallState.RINGING_IN) {
      signal(() -> session.reject(code, phrase, Refusal.headers(code, why)));
      finish(new SessionEnd(false, code, why, false));
    }
  }

  /** Sends a ringing call elsewhere. */
  void redirect(String target, List<Header> headers) {
    if (state == CallState.RINGING_IN) {
      signal(() -> sendOn(target, headers));
      finish(new SessionEnd(false, 302, "Moved Temporarily to " + target, false));
    }
  }

  /** A target that is no address must not leave the caller without an answer. */
  private void sendOn(String target, List<Header> headers) {
    try {
      session.redirect(List.of(target), headers);
    } catch (IllegalArgumentException e) {
      LOG.warn("Call {} cannot be sent to \"{}\": {}", id, target, e.getMessage());
      session.reject(480, "Temporarily Unavailable");
    }
  }

  @Override
  public void hold() {
    if (state == CallState.CONNECTED) {
      state = CallState.HELD;
      reoffer.want(true);
      floor.leave(this);
      negotiate();
      changed();
    }
  }

  @Override
  public void resume() {
    boolean silent = state == CallState.CONNECTED && !floor.has(this);
    if (state == CallState.HELD || silent) {
      state = CallState.CONNECTED;
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
    switch (state) {
      case RINGING_IN -> reject();
      case DIALING, RINGING_OUT -> hangup(487, "Cancelled");
      case CONNECTED, HELD -> hangup(200, "OK");
      case ENDED -> LOG.debug("Call {} has ended before", id);
    }
  }

  /** Ends it for a reason of ours. */
  void hangup(int code, String reason) {
    if (state == CallState.RINGING_IN) {
      turnAway(code, CallPolicy.reason(code), reason);
    } else if (state != CallState.ENDED) {
      if (session != null) {
        signal(session::end);
      }
      finish(new SessionEnd(false, code, reason, false));
    }
  }

  /** Gives everything back. Once, whatever else happens. */
  void finish(SessionEnd why) {
    if (state == CallState.ENDED) {
      return;
    }
    CallState before = state;
    talked = talkTime();
    end = why;
    state = CallState.ENDED;
    audio.close();
    floor.ended(this, before);
  }

  void ringsThere() {
    if (state == CallState.DIALING) {
      state = CallState.RINGING_OUT;
    }
  }

  void connect() {
    state = CallState.CONNECTED;
    answeredNanos = floor.clock().nanos();
  }

  void remote(Party party) {
    remote = party;
    changed();
  }

  /** The state that what is wanted comes to, after an offer of ours was refused. */
  void revert() {
    if (reoffer.held()) {
      state = CallState.HELD;
      floor.leave(this);
    } else {
      state = CallState.CONNECTED;
      if (floor.free()) {
        floor.take(this);
      }
    }
    changed();
  }

  /** Sends the offer that is due, if one is. */
  void negotiate() {
    if (state == CallState.ENDED || !reoffer.due()) {
      return;
    }
    try {
      String offer = reoffer.next();
      signal(() -> session.offer(offer));
    } catch (MediaException e) {
      hangup(488, e.getMessage());
    }
  }

  void changed() {
    if (state != CallState.ENDED) {
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

  /** Does something with the session; a session that fails must not keep the call alive. */
  private void signal(Runnable request) {
    try {
      request.run();
    } catch (RuntimeException e) {
      LOG.warn("Call {}: signalling failed", id, e);
    }
  }
}
