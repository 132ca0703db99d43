package org.offhook.shell;

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

/** Line 0, which a test registers and unregisters. */
final class SmallLine implements Line {
  volatile RegistrationState state =
      new RegistrationState(Phase.REGISTERED, 200, "OK", "192.0.2.1:5060/udp", Optional.empty());

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
    return state;
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

  @Override
  public Publication publish(PublicationRequest request, PublicationListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener) {
    throw new UnsupportedOperationException();
  }
}
