package org.offhook.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.offhook.api.time.Clock;

/** Which servers answered last and which were silent, so that calls go where REGISTER went. */
final class ServerMemory {
  private static final int MAX_SILENT = 32;
  private static final Duration PENALTY = Duration.ofSeconds(60);

  private final Clock clock;
  private final Map<Server, Long> silentUntil = new LinkedHashMap<>();
  private List<Place> known = List.of();
  private Set<Server> holders = Set.of();
  private Server used;
  private String first = "";

  /** Begins with no memory. */
  ServerMemory(Clock clock) {
    this.clock = clock;
  }

  /** Names the server to begin with while none has been used. */
  void beginWith(String server) {
    first = server;
  }

  /** What was found for the account itself. */
  void located(List<Place> places) {
    known = List.copyOf(places);
  }

  /** The servers of the account as last located, best first. */
  List<Place> known() {
    return known;
  }

  /** The server behind one of the account's, and behind the last the first; null for none. */
  Server after(Server server) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).server().equals(server)) {
        return known.get((i + 1) % known.size()).server();
      }
    }
    return null;
  }

  /** Those that hold a binding, where there is one with each; they come first then. */
  void heldBy(Set<Server> servers) {
    holders = Set.copyOf(servers);
  }

  /** Whether it is one of ours, by whatever transport. */
  boolean knows(Server server) {
    return Stream.concat(used().stream(), known().stream().map(Place::server))
        .anyMatch(ours -> ours.address().equals(server.address()) && ours.port() == server.port());
  }

  /** Places in the order to try: the silent ones last, among ours the one in use first. */
  List<Place> order(List<Place> places) {
    List<Place> ordered = new ArrayList<>(places);
    ordered.sort(
        Comparator.comparing((Place place) -> isSilent(place.server()))
            .thenComparing(place -> place.way().ours() && !isPreferred(place.server())));
    return ordered;
  }

  /** The server that requests of the account went to last. */
  Optional<Server> used() {
    return Optional.ofNullable(used);
  }

  /** True when requests of the account go there first. */
  boolean isPreferred(Server server) {
    if (!holders.isEmpty()) {
      return holders.contains(server);
    }
    return used == null ? server.toString().equals(first) : server.equals(used);
  }

  /** True when it was silent lately. */
  boolean isSilent(Server server) {
    long now = clock.nanos();
    silentUntil.values().removeIf(until -> until - now < 0);
    return silentUntil.containsKey(server);
  }

  /** A server answered. */
  void answered(Server server) {
    silentUntil.remove(server);
  }

  /** A server of the account answered; the next request goes there first. */
  void uses(Server server) {
    used = server;
  }

  /** A server was silent, or not to be reached. */
  void silent(Server server) {
    silent(server, PENALTY);
  }

  /** A server asked to be left alone for some time. */
  void silent(Server server, Duration time) {
    if (silentUntil.size() >= MAX_SILENT) {
      silentUntil.remove(silentUntil.keySet().iterator().next());
    }
    silentUntil.put(server, clock.nanos() + time.toNanos());
  }
}
