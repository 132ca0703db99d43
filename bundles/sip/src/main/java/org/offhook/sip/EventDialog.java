package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.SubscriptionRequest;

/**
 * One dialog of a subscription, from its first SUBSCRIBE on (RFC 6665 section 4.1.2): asks within
 * it, and takes its NOTIFYs in order. Phone thread.
 */
final class EventDialog {
  /** Code for requests of a dialog that is not known. */
  static final int NOT_HERE = 481;

  private final Engine engine;
  private final Agent agent;
  private final SubscriptionRequest request;
  private final String uri;
  private final Draft draft;
  private final String localTag;
  private Dialog dialog;
  private long heardSequence = -1;
  private int sequence;

  /** Begins one; its NOTIFYs go to that subscription until it is left. */
  EventDialog(
      Engine engine,
      Agent agent,
      SubscriptionRequest request,
      String uri,
      EventSubscription subscription) {
    this.engine = engine;
    this.agent = agent;
    this.request = request;
    this.uri = uri;
    this.draft = agent.draft("SUBSCRIBE", uri, "<" + uri + ">", engine.tokens().next(), "");
    this.localTag = draft.from().substring(draft.from().lastIndexOf(";tag=") + ";tag=".length());
    engine.subscriptions().add(draft.callId(), localTag, subscription);
  }

  /** Nothing that belongs to it reaches the subscription any more. */
  void leave() {
    engine.subscriptions().remove(draft.callId(), localTag);
  }

  /** True when the other end is known. */
  boolean established() {
    return dialog != null;
  }

  /** Another server took over, which knows nothing of it. */
  void forget() {
    dialog = null;
  }

  /** True when a NOTIFY came in it. */
  boolean heard() {
    return heardSequence >= 0;
  }

  /** Sends SUBSCRIBE: begins the dialog, or refreshes it. */
  void subscribe(int seconds, Consumer<Reply> answered) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Event", request.event()));
    if (!request.accept().isEmpty()) {
      headers.add(new Header("Accept", String.join(", ", request.accept())));
    }
    headers.add(new Header("Expires", String.valueOf(seconds)));
    headers.addAll(request.headers());
    Dialog within = dialog;
    Draft base = within == null ? draft : within.draft("SUBSCRIBE");
    List<Way> ways = within == null ? first() : within.ways();
    Draft message = base.with(headers).carrying(request.contentType(), request.body());
    new Exchange(
            engine,
            agent,
            message,
            ways,
            () -> within == null ? ++sequence : within.nextSequence(),
            answered::accept)
        .start();
  }

  /** Where it begins: at the server asked for, else where the account's requests go. */
  private List<Way> first() {
    return request
        .server()
        .map(server -> List.of(Way.to(Target.of(server, agent.account().transport()))))
        .orElseGet(() -> agent.directions().path(uri));
  }

  /** A SUBSCRIBE was accepted. */
  void accepted(Reply reply) {
    if (dialog == null) {
      opened(reply);
    } else if (dialog.remoteTag().equals(reply.toTag())) {
      dialog.refresh(reply);
    }
  }

  /** The same when it does not matter where the other end is from now on. */
  void opened(Reply reply) {
    if (dialog == null) {
      dialog = Dialog.ofResponse(agent, draft, sequence, reply);
    }
  }

  /**
   * Answers a NOTIFY of ours, or of a dialog that another fork has made.
   *
   * @return true when it tells something new
   */
  boolean takes(Incoming incoming) {
    SIPRequest notify = incoming.request();
    String fromTag = notify.getFromTag() == null ? "" : notify.getFromTag();
    if (dialog == null) {
      dialog = Dialog.ofNotify(agent, notify, sequence);
    }
    long number = notify.getCSeq().getSeqNumber();
    if (!dialog.remoteTag().equals(fromTag)) {
      refuse(incoming);
    } else if (!sameEvent(Msg.value(notify, "Event").orElse(""))) {
      incoming.respond(489, "Bad Event");
    } else if (number == heardSequence) {
      incoming.respond(200, "OK"); // sent once more: our answer was lost
    } else if (number < heardSequence) {
      incoming.respond(500, "CSeq out of order");
    } else {
      heardSequence = number;
      dialog.heard(notify);
      incoming.respond(200, "OK");
      return true;
    }
    return false;
  }

  /** Answers a NOTIFY that belongs to no dialog of ours. */
  static void refuse(Incoming incoming) {
    incoming.respond(NOT_HERE, "Subscription Does Not Exist");
  }

  /** Event packages and their {@code id} must agree (RFC 6665 section 8.2.1). */
  private boolean sameEvent(String event) {
    return event.split(";")[0].strip().equalsIgnoreCase(request.event().split(";")[0].strip());
  }
}
