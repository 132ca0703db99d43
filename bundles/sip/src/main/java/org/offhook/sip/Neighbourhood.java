package org.offhook.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.offhook.api.sip.Extension;
import org.offhook.api.sip.KeyAgreement;
import org.offhook.api.sip.KeyAgreement.Agreed;
import org.offhook.api.sip.RequestHandler;
import org.offhook.api.sip.ServerDateListener;
import org.offhook.api.time.Clock;

/**
 * Capabilities around the engine that come and go: who takes requests in, which extensions of SIP
 * they bring, and who wants to hear the time that registrars tell. Changed on any thread.
 */
final class Neighbourhood {
  private final Clock clock;
  private final Map<RequestHandler, Map<String, Object>> handlers = new ConcurrentHashMap<>();
  private final Set<Extension> extensions = ConcurrentHashMap.newKeySet();
  private final Map<KeyAgreement, Map<String, Object>> agreements = new ConcurrentHashMap<>();
  private final List<ServerDateListener> dates = new CopyOnWriteArrayList<>();
  private volatile Optional<Dated> last = Optional.empty();

  Neighbourhood(Clock clock) {
    this.clock = clock;
  }

  void add(RequestHandler handler, Map<String, Object> properties) {
    handlers.put(handler, Map.copyOf(properties));
  }

  void remove(RequestHandler handler) {
    handlers.remove(handler);
  }

  void add(Extension extension) {
    extensions.add(extension);
  }

  void remove(Extension extension) {
    extensions.remove(extension);
  }

  void add(KeyAgreement agreement, Map<String, Object> properties) {
    agreements.put(agreement, Map.copyOf(properties));
  }

  void remove(KeyAgreement agreement) {
    agreements.remove(agreement);
  }

  void add(ServerDateListener listener) {
    dates.add(listener);
  }

  void remove(ServerDateListener listener) {
    dates.remove(listener);
  }

  /**
   * The handler of a request.
   *
   * @param method in capitals
   * @param event event package of a NOTIFY, in lower case, without parameters; else empty
   */
  Optional<RequestHandler> handler(String method, String event) {
    return handlers.entrySet().stream()
        .filter(entry -> method.equals(entry.getValue().get(RequestHandler.METHOD)))
        .filter(
            entry ->
                event.isEmpty()
                    || event.equalsIgnoreCase(
                        String.valueOf(entry.getValue().get(RequestHandler.EVENT))))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Has a challenge answered by whoever knows this user; phone thread. */
  Optional<Agreed> agree(String algorithm, String user, String nonce) {
    return agreements.entrySet().stream()
        .filter(entry -> algorithm.equals(entry.getValue().get(KeyAgreement.ALGORITHM)))
        .flatMap(entry -> entry.getKey().answer(user, nonce).stream())
        .findFirst();
  }

  /** Option tags of the extensions that others bring, in lower case. */
  Set<String> extensions() {
    return extensions.stream().map(Extension::tag).collect(Collectors.toUnmodifiableSet());
  }

  /** A registrar named the time. Phone thread. */
  void dated(String server, Instant date) {
    last = Optional.of(new Dated(server, date, clock.nanos()));
    dates.forEach(this::tellDate);
  }

  /**
   * Tells one the time that was named last: the next REGISTER may be an hour away. Phone thread.
   */
  void tellDate(ServerDateListener listener) {
    last.ifPresent(
        told -> {
          Duration since = Duration.ofNanos(clock.nanos() - told.nanos());
          listener.onDate(told.server(), told.date().plus(since));
        });
  }

  /** A date, and when it was told. */
  private record Dated(String server, Instant date, long nanos) {}
}
