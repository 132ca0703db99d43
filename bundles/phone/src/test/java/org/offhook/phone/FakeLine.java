package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;

/** A line whose calls go nowhere. */
final class FakeLine implements Line {
  final List<FakeSession> placed = new ArrayList<>();
  final List<String> targets = new ArrayList<>();
  List<Header> lastHeaders = List.of();
  final int index;
  Phase phase = Phase.REGISTERED;
  RuntimeException failure;

  FakeLine(int index) {
    this.index = index;
  }

  FakeSession last() {
    return placed.get(placed.size() - 1);
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public String user() {
    return "10" + index;
  }

  @Override
  public String addressOfRecord() {
    return "sip:" + user() + "@example.org";
  }

  @Override
  public String label() {
    return user();
  }

  @Override
  public RegistrationState registration() {
    return new RegistrationState(phase, 0, "", "", Optional.empty());
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extra, SessionListener listener) {
    if (failure != null) {
      throw failure;
    }
    targets.add(target);
    lastHeaders = extra;
    FakeSession session = FakeSession.outgoing(offer, listener);
    placed.add(session);
    return session;
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Publication publish(PublicationRequest request, PublicationListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener) {
    throw new UnsupportedOperationException();
  }
}
