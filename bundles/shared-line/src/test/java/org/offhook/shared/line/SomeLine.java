package org.offhook.shared.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
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
import org.offhook.api.sip.SubscriptionState;

/** Line 0, registered, at a server that a test plays. */
final class SomeLine implements Line {
  /** Subscriptions that were asked for, in order. */
  final List<Asked> asked = new ArrayList<>();

  volatile InviteGate gate;

  /** How long a subscription takes to end, in milliseconds. */
  int endMillis;

  /** One subscription. */
  final class Asked implements Subscription {
    final SubscriptionRequest request;
    final SubscriptionListener listener;
    volatile boolean closed;

    Asked(SubscriptionRequest request, SubscriptionListener listener) {
      this.request = request;
      this.listener = listener;
    }

    @Override
    public SubscriptionState state() {
      return SubscriptionState.ACTIVE;
    }

    @Override
    public void refresh() {}

    @Override
    public void close() {
      try {
        new CountDownLatch(1).await(endMillis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      closed = true;
    }
  }

  /** What was asked for of this event package. */
  List<Asked> asked(String event) {
    return asked.stream().filter(one -> one.request.event().equals(event)).toList();
  }

  @Override
  public int index() {
    return 0;
  }

  @Override
  public String user() {
    return "100";
  }

  @Override
  public String addressOfRecord() {
    return "sip:100@example.com";
  }

  @Override
  public String label() {
    return "Reception";
  }

  @Override
  public RegistrationState registration() {
    return new RegistrationState(Phase.REGISTERED, 200, "OK", "", Optional.empty());
  }

  @Override
  public Runnable gate(InviteGate before) {
    gate = before;
    return () -> gate = null;
  }

  @Override
  public Publication publish(PublicationRequest request, PublicationListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener) {
    Asked one = new Asked(request, listener);
    asked.add(one);
    return one;
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    throw new UnsupportedOperationException();
  }
}
