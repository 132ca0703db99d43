package org.offhook.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offhook.api.time.Clock;

/** Which servers answered last and which were silent, so that calls go where REGISTER went. */
final class ServerMemory {
  private static final int MAX_SILENT = 32;
  private static final Duration PENALTY = Duration.ofSeconds(60);

  private final Clock clock;
  private final Duration failback;
  private final Map<Server, Long> silent = new LinkedHashMap<>();
  private Server last;
  private long lastSince;

  /**
   * Begins with no memory.
   *
   * @param failback after how long the best server is preferred again; zero for never
   */
  ServerMemory(Clock clock, Duration failback) {
    this.clock = clock;
    this.failback = failback;
  }

  /** Servers in the order to try. */
  List<Server> order(List<Server> servers) {
    long now = clock.nanos();
    silent.values().removeIf(since -> now - since > PENALTY.toNanos());
    boolean forget = !failback.isZero() && now - lastSince > failback.toNanos();
    List<Server> ordered = new ArrayList<>(servers);
    ordered.sort(
        Comparator.comparing((Server server) -> silent.containsKey(server))
            .thenComparing(server -> forget || !server.equals(last)));
    return ordered;
  }

  /** A server answered. */
  void answered(Server server) {
    silent.remove(server);
    if (!server.equals(last)) {
      last = server;
      lastSince = clock.nanos();
    }
  }

  /** A server was silent, or not to be reached. */
  void silent(Server server) {
    if (silent.size() >= MAX_SILENT) {
      silent.remove(silent.keySet().iterator().next());
    }
    silent.put(server, clock.nanos());
  }
}
