package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.SessionListener;

/**
 * An INVITE session, whoever began it: {@link PlacedSession} and {@link ReceivedSession} bring it
 * up. Inside its dialog {@link Negotiation} changes it, and {@link SessionClock} watches over it.
 */
abstract class CallSession implements Session {
  /** Where it stands. */
  enum Phase {
    EARLY,
    UP,
    ENDED
  }

  private final Engine engine;
  private final Agent agent;
  private final String callId;
  private final String localTag;
  private final String requestUri;
  private final OtherEnd otherEnd;
  private final Negotiation negotiation;
  private final SessionClock clock;
  private final PeerRequests requests = new PeerRequests(this);
  private SessionListener listener;
  private Phase phase = Phase.EARLY;
  private Dialog dialog;
  private List<Header> carried = List.of();
  private OfferedToUs pending;

  /** Registers it, so that what belongs to its dialog finds it. */
  CallSession(
      Engine engine,
      Agent agent,
      String callId,
      String localTag,
      String requestUri,
      OtherEnd otherEnd,
      SessionListener listener) {
    this.engine = engine;
    this.agent = agent;
    this.callId = callId;
    this.localTag = localTag;
    this.requestUri = requestUri;
    this.otherEnd = otherEnd;
    this.listener = listener;
    negotiation = new Negotiation(engine, this);
    clock = new SessionClock(engine.phone(), negotiation::refresh, this::expired);
    engine.add(callId, localTag, this);
  }

  Agent agent() {
    return agent;
  }

  Phase phase() {
    return phase;
  }

  Dialog dialog() {
    return dialog;
  }

  void dialog(Dialog current) {
    dialog = current;
    if (current != null) {
      current.carry(carried);
    }
  }

  @Override
  public void carry(List<Header> headers) {
    carried = List.copyOf(headers);
    dialog(dialog);
  }

  List<Header> carried() {
    return carried;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  SessionClock sessionClock() {
    return clock;
  }

  SessionListener listener() {
    return listener;
  }

  boolean hasPendingOffer() {
    return pending != null;
  }

  /** The INVITE was answered; both sides know. */
  void up() {
    if (phase == Phase.EARLY) {
      phase = Phase.UP;
      listener.onAnswered();
      negotiation.pump();
    }
  }

  /** Gives an offer of the peer to those above. */
  void offered(String sdp, OfferedToUs answer) {
    pending = answer;
    listener.onOffer(sdp);
  }

  /** Takes the peer's identity from a message. */
  void identify(SIPMessage message, String fallback) {
    if (otherEnd.told(message, fallback)) {
      listener.onIdentity(otherEnd.party());
    }
  }

  /** Takes a new identity that a trusted server asserts inside the dialog. */
  void identifyAsserted(SIPMessage message) {
    if (otherEnd.asserted(message)) {
      listener.onIdentity(otherEnd.party());
    }
  }

  /** True when offer and answer are complete although nobody has answered yet. */
  abstract boolean isDescribedEarly();

  /** Ends it before it is up. */
  abstract void endEarly();

  /** It is over. */
  void finish(SessionEnd end) {
    if (phase == Phase.ENDED) {
      return;
    }
    phase = Phase.ENDED;
    pending = null;
    clock.stop();
    negotiation.stop();
    listener.onEnded(end);
  }

  /** Forgets it: nothing that may still come matters. */
  void forget() {
    engine.remove(callId, localTag);
  }

  /** Ends an established session with BYE. */
  void bye(SessionEnd end, List<Header> headers) {
    finish(end);
    InDialog.send(engine, dialog, dialog.draft("BYE").with(headers), reply -> forget());
  }

  /** The peer does not know the session any more. */
  void lost(int code, String reason) {
    finish(new SessionEnd(true, code, reason, false));
    forget();
  }

  /** An ACK came. */
  void acknowledged(SIPRequest ack) {
    negotiation.acknowledged(ack);
  }

  /** A response came that belongs to no transaction any more. */
  void stray(Reply reply) {
    negotiation.stray(reply);
  }

  boolean belongsTo(Agent other) {
    return agent == other;
  }

  /** A request came inside the dialog. */
  void requested(Incoming incoming) {
    requests.take(incoming);
  }

  /** Speaks for an incoming session until it is up; empty for one of ours. */
  abstract Optional<InviteServer> server();

  private void expired() {
    bye(new SessionEnd(false, 408, "session expired", false), List.of());
  }

  @Override
  public String callId() {
    return callId;
  }

  @Override
  public DialogId dialogId() {
    return new DialogId(callId, localTag, dialog == null ? "" : dialog.remoteTag());
  }

  @Override
  public String remoteTarget() {
    return dialog == null ? "" : dialog.target();
  }

  @Override
  public boolean confirmed() {
    return phase != Phase.EARLY;
  }

  @Override
  public Party remote() {
    return otherEnd.party();
  }

  @Override
  public Optional<Party> divertedBy() {
    return otherEnd.divertedBy();
  }

  @Override
  public String requestUri() {
    return requestUri;
  }

  @Override
  public List<String> headers(String name) {
    return otherEnd.headers(name);
  }

  @Override
  public void listen(SessionListener heard) {
    listener = heard;
  }

  @Override
  public void offer(String sdp) {
    if (phase != Phase.ENDED) {
      negotiation.offer(sdp);
    }
  }

  @Override
  public void accept(String answer) {
    OfferedToUs waiting = pending;
    pending = null;
    if (waiting != null && phase != Phase.ENDED) {
      waiting.accept(answer);
      negotiation.pump();
    }
  }

  @Override
  public void refuse(int code, String reason) {
    OfferedToUs waiting = pending;
    pending = null;
    if (waiting != null && phase != Phase.ENDED) {
      waiting.refuse(code, reason);
      negotiation.pump();
    }
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    if (dialog == null || phase == Phase.ENDED) {
      onFinal.accept(new Response(481, "No Dialog", List.of(), ""));
    } else {
      InDialog.send(engine, this, request, onFinal);
    }
  }

  @Override
  public void end() {
    if (phase == Phase.ENDED) {
      return;
    }
    if (phase == Phase.UP) {
      bye(new SessionEnd(false, 200, "", false), List.of());
    } else {
      endEarly();
    }
  }

  @Override
  public int sessionExpires() {
    return clock.interval().seconds();
  }
}
