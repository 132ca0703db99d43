package org.offhook.sip;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The subscriptions of all user agents, by dialog; and a pace for their requests. Phone thread. */
final class Subscriptions {
  /** Between two requests: a thousand keys are subscribed to within some seconds, not at once. */
  private static final Duration PACE = Duration.ofMillis(4);

  private final Engine engine;
  private final Map<String, EventSubscription> byDialog = new LinkedHashMap<>();
  private long nextNanos;

  Subscriptions(Engine engine) {
    this.engine = engine;
    this.nextNanos = engine.clock().nanos();
  }

  void add(String callId, String localTag, EventSubscription subscription) {
    byDialog.put(key(callId, localTag), subscription);
  }

  void remove(String callId, String localTag) {
    byDialog.remove(key(callId, localTag));
  }

  Optional<EventSubscription> find(String callId, String localTag) {
    return Optional.ofNullable(byDialog.get(key(callId, localTag)));
  }

  /** Those of one user agent. */
  List<EventSubscription> of(Agent agent) {
    return byDialog.values().stream().filter(one -> one.belongsTo(agent)).distinct().toList();
  }

  /** How long the next request has to wait for its turn. */
  Duration turn() {
    long now = engine.clock().nanos();
    long at = Math.max(now, nextNanos);
    nextNanos = at + PACE.toNanos();
    return Duration.ofNanos(at - now);
  }

  private static String key(String callId, String localTag) {
    return callId + '\n' + localTag;
  }
}
