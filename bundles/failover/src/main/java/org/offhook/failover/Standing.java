package org.offhook.failover;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.api.health.HealthProbe.Health;
import org.offhook.api.sip.ServerStanding;

/**
 * Where a line is, for people.
 *
 * @param index which line
 * @param servers its servers, best first
 * @param everywhere whether it shall be registered at each of them
 */
record Standing(int index, List<ServerStanding> servers, boolean everywhere) {

  /** The server in use: the best one that holds the binding, else the one requests go to. */
  Optional<ServerStanding> current() {
    return servers.stream()
        .filter(ServerStanding::registered)
        .findFirst()
        .or(() -> servers.stream().filter(ServerStanding::used).findFirst());
  }

  /** The best server in use. */
  boolean isBest() {
    return current().isEmpty() || current().get().rank() == servers.get(0).rank();
  }

  /** How it is: not at the best server, or not at all of them, is worth a look. */
  Health health() {
    long held = servers.stream().filter(ServerStanding::registered).count();
    if (everywhere && servers.size() > 1 && held > 0 && held < servers.size()) {
      String missing =
          servers.stream()
              .filter(one -> !one.registered())
              .map(ServerStanding::server)
              .collect(Collectors.joining(", "));
      return Health.warn("line %d is not registered at %s".formatted(index, missing));
    }
    String server = current().map(one -> " at " + one.server()).orElse(" alone");
    return isBest()
        ? Health.ok("line " + index + server)
        : Health.warn("line " + index + server + ", its secondary server");
  }
}
