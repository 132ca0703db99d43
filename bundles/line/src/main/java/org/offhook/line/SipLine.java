package org.offhook.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.ServerStanding;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.offhook.api.sip.Signalling;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.UserAgent;
import org.offhook.api.sip.UserAgentListener;

/** A line that is enabled. Phone thread. */
final class SipLine implements Line, UserAgentListener {
  private static final int TEMPORARILY_UNAVAILABLE = 480;

  private final int index;
  private final Account account;
  private final boolean ownServers;
  private String label;
  private final Supplier<Phone> phone;
  private final Consumer<Line> changed;
  private final UserAgent agent;
  private Line known = this;

  SipLine(
      int index,
      Account account,
      boolean ownServers,
      String label,
      Signalling signalling,
      Supplier<Phone> phone,
      Consumer<Line> changed) {
    this.index = index;
    this.account = account;
    this.ownServers = ownServers;
    this.label = label;
    this.phone = phone;
    this.changed = changed;
    this.agent = signalling.open(account, this);
  }

  void register() {
    if (account.registrar().isPresent() && !account.expires().isZero()) {
      agent.register();
    }
  }

  void label(String shown) {
    label = shown;
  }

  /** The line that the phone knows, where that is another one around this. */
  void is(Line other) {
    known = other;
  }

  void close() {
    agent.close();
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String user() {
    return account.user();
  }

  @Override
  public String addressOfRecord() {
    return account.addressOfRecord();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String localAddress() {
    return agent.localAddress();
  }

  @Override
  public RegistrationState registration() {
    return agent.registration();
  }

  @Override
  public boolean ownServers() {
    return ownServers;
  }

  @Override
  public void redundancy(Redundancy redundancy) {
    agent.redundancy(redundancy);
  }

  @Override
  public List<ServerStanding> servers() {
    return agent.servers();
  }

  @Override
  public Runnable gate(InviteGate gate) {
    return agent.gate(gate);
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener listener) {
    return agent.invite(Dialled.uri(target, account.domain()), offer, extraHeaders, listener);
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    String uri = Dialled.uri(request.target(), account.domain());
    agent.send(
        new OutgoingRequest(
            request.method(), uri, request.headers(), request.contentType(), request.body()),
        onFinal);
  }

  @Override
  public Publication publish(PublicationRequest request, PublicationListener listener) {
    return agent.publish(request, listener);
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener) {
    return agent.subscribe(
        new SubscriptionRequest(
            Dialled.uri(request.target(), account.domain()),
            request.event(),
            request.accept(),
            request.expires(),
            request.headers(),
            request.contentType(),
            request.body(),
            request.server()),
        listener);
  }

  @Override
  public void onRegistration(RegistrationState state) {
    changed.accept(this);
  }

  @Override
  public void onIncoming(Session session) {
    Phone now = phone.get();
    if (now == null) {
      session.reject(TEMPORARILY_UNAVAILABLE, "Temporarily Unavailable");
    } else {
      now.incoming(known, session);
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "line %d (%s)", index, account.addressOfRecord());
  }
}
