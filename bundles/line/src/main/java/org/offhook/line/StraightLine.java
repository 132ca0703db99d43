package org.offhook.line;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.phone.DirectLines.DirectLine;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;

/** A line that is no account of the phone; given up, it waits for its last call to end. */
final class StraightLine implements DirectLine {
  private final SipLine line;
  private final Runnable quiet;
  private boolean givenUp;

  StraightLine(SipLine line, Runnable quiet) {
    this.line = line;
    this.quiet = quiet;
  }

  boolean givenUp() {
    return givenUp;
  }

  void free() {
    line.close();
  }

  @Override
  public void close() {
    givenUp = true;
    quiet.run();
  }

  @Override
  public int index() {
    return line.index();
  }

  @Override
  public String user() {
    return line.user();
  }

  @Override
  public String addressOfRecord() {
    return line.addressOfRecord();
  }

  @Override
  public String label() {
    return line.label();
  }

  @Override
  public String localAddress() {
    return line.localAddress();
  }

  @Override
  public RegistrationState registration() {
    return line.registration();
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    line.send(request, onFinal);
  }

  @Override
  public Publication publish(PublicationRequest request, PublicationListener listener) {
    return line.publish(request, listener);
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener) {
    return line.subscribe(request, listener);
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener listener) {
    return line.invite(target, offer, extraHeaders, listener);
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
