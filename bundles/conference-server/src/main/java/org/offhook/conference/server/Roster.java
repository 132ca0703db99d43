package org.offhook.conference.server;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who takes part in a conference, as its focus tells (RFC 4575). Phone thread. */
final class Roster implements SubscriptionListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final String TYPE = "application/conference-info+xml";
  private static final Duration EXPIRES = Duration.ofHours(1);

  /** Most participants that are remembered. */
  private static final int MOST = 1000;

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Consumer<String> notice;
  private final String ourselves;
  private final Subscription subscription;
  private long version = -1;
  private boolean told;

  /** Asks a focus, from now until closed. */
  Roster(Line line, String conference, Consumer<String> notice) {
    this.notice = notice;
    this.ourselves = line.addressOfRecord();
    this.subscription =
        line.subscribe(
            new SubscriptionRequest(conference, "conference", List.of(TYPE), EXPIRES), this);
  }

  /** Names of those who take part, we ourselves included where the focus counts us. */
  List<String> names() {
    return List.copyOf(names.values());
  }

  @Override
  public void onNotification(Notification notification) {
    if (notification.body().isEmpty()) {
      return;
    }
    try {
      take(ConferenceInfo.read(notification.body()));
    } catch (IOException e) {
      // at most as often as notifications come, which the engine bounds
      LOG.debug("A notification of the conference was passed over: {}", e.getMessage());
    }
  }

  private void take(ConferenceInfo info) {
    boolean full = info.state() == ConferenceInfo.State.FULL;
    if (!full && info.version() <= version) {
      return;
    }
    boolean gap = !full && info.version() != version + 1;
    version = info.version();
    if (gap) {
      // Something was lost: the whole is asked for.
      subscription.refresh();
      return;
    }
    Map<String, String> before = Map.copyOf(names);
    if (full || info.state() == ConferenceInfo.State.DELETED) {
      names.clear();
    }
    info.users().forEach(this::take);
    tell(before);
  }

  private void take(ConferenceInfo.User user) {
    if (!user.present()) {
      names.remove(user.entity());
    } else if (names.size() < MOST || names.containsKey(user.entity())) {
      names.put(user.entity(), user.name());
    }
  }

  /** Those who were there before us are no news. */
  private void tell(Map<String, String> before) {
    if (told) {
      names.forEach((entity, name) -> tell(before, entity, name + " has joined the conference"));
      before.forEach((entity, name) -> tell(names, entity, name + " has left the conference"));
    }
    told = true;
  }

  private void tell(Map<String, String> others, String entity, String text) {
    if (!others.containsKey(entity) && !entity.equals(ourselves)) {
      notice.accept(text.replaceAll("\\p{Cntrl}", "?"));
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
