package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
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
 * An INVITE session. Until it is up, {@link InviteClient} or {@link InviteServer} speaks for it;
 * inside its dialog {@link Negotiation} changes it, and {@link SessionClock} watches over it.
 */
final class CallSession implements Session {
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
  private InviteClient client;
  private InviteServer server;
  private SessionListener listener;
  private Phase phase = Phase.EARLY;
  private Dialog dialog;
  private List<Header> carried = List.of();
  private OfferedToUs pending;

  private CallSession(
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

  /** A session we begin. */
  static CallSession outgoing(Engine engine, Agent agent, String uri, SessionListener listener) {
    Draft draft = agent.draft("INVITE", uri, "<" + uri + ">", engine.tokens().next(), "");
    String tag = draft.from().substring(draft.from().lastIndexOf(";tag=") + ";tag=".length());
    CallSession session =
        new CallSession(engine, agent, draft.callId(), tag, uri, OtherEnd.called(uri), listener);
    session.client = new InviteClient(engine, session, draft);
    return session;
  }

  /** A session somebody else begins; empty when it was answered with an error at once. */
  static Optional<Session> incoming(Engine engine, Agent agent, Incoming incoming) {
    if (!InviteServer.admits(engine, incoming)) {
      return Optional.empty();
    }
    SIPRequest invite = incoming.request();
    CallSession session =
        new CallSession(
            engine,
            agent,
            invite.getCallId().getCallId(),
            incoming.tag(),
            invite.getRequestURI().toString(),
            OtherEnd.caller(invite),
            new Nobody());
    session.dialog = Dialog.ofRequest(agent, invite, incoming.tag());
    session.server = new InviteServer(engine, session, incoming);
    return Optional.of(session);
  }

  void place(Optional<String> offer, List<Header> headers) {
    client.start(offer, headers);
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
  boolean isDescribedEarly() {
    return client == null ? server.isDescribed() : client.isDescribed();
  }

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

  void acknowledged(SIPRequest ack) {
    if (server != null && server.acknowledged(ack)) {
      return;
    }
    negotiation.acknowledged(ack);
  }

  void stray(Reply reply) {
    if (client == null || !client.stray(reply)) {
      negotiation.stray(reply);
    }
  }

  boolean belongsTo(Agent other) {
    return agent == other;
  }

  boolean matchesCancel(Incoming cancel) {
    return server != null && server.matchesCancel(cancel);
  }

  void cancelled(SIPRequest cancel) {
    server.cancelled(cancel);
  }

  boolean isMerged(SIPRequest invite) {
    return server != null && server.isMerged(invite);
  }

  /** A request came inside the dialog. */
  void requested(Incoming incoming) {
    requests.take(incoming);
  }

  /** Speaks for an incoming session until it is up; empty for one of ours. */
  Optional<InviteServer> server() {
    return Optional.ofNullable(server);
  }

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
  public boolean incoming() {
    return server != null;
  }

  @Override
  public boolean confirmed() {
    return phase != Phase.EARLY;
  }

  @Override
  public String cameBy() {
    return server == null ? "" : server.cameBy();
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
  public Optional<String> offer() {
    return server == null ? Optional.empty() : server.offer();
  }

  @Override
  public void listen(SessionListener heard) {
    listener = heard;
  }

  @Override
  public void ring() {
    if (server != null && phase == Phase.EARLY) {
      server.ring();
    }
  }

  @Override
  public void progress(String answer) {
    if (server != null && phase == Phase.EARLY) {
      server.progress(answer);
    }
  }

  @Override
  public void answer(String sdp) {
    if (server != null && phase == Phase.EARLY) {
      server.answer(sdp);
    }
  }

  @Override
  public void reject(int code, String reason) {
    reject(code, reason, List.of());
  }

  @Override
  public void reject(int code, String reason, List<Header> headers) {
    if (server != null && phase == Phase.EARLY) {
      server.reject(code, reason, headers);
    }
  }

  @Override
  public void redirect(List<String> contacts, List<Header> more) {
    if (server != null && phase == Phase.EARLY) {
      List<Header> headers = new ArrayList<>(more);
      for (String to : contacts) {
        String uri = RequestUri.of(to, agent.account().domain());
        headers.add(new Header("Contact", "<" + uri + ">"));
      }
      server.reject(302, "Moved Temporarily", headers);
    }
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
    } else if (server != null) {
      server.end();
    } else {
      client.cancel();
    }
  }

  @Override
  public int sessionExpires() {
    return clock.interval().seconds();
  }
}
