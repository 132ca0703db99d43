package org.offhook.walk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.offhook.testkit.VirtualTime;

/** One host with many ports, on which datagrams get lost, repeated, delayed and overtaken. */
final class VirtualNetwork {
  /** The stack makes its timers and transports by class name: this is where they find the wire. */
  private static volatile VirtualNetwork current;

  private static final int LOGGED = 20_000;
  private static final int REPLAYED = 64;

  /** Takes datagrams. */
  interface Node {
    void receive(int from, byte[] data);
  }

  /** What became of one, for those who look for a fault. */
  private record Note(long nanos, String what, Datagram datagram) {}

  /** One that was sent. */
  private record Datagram(int from, int to, byte[] data) {}

  final VirtualTime time;
  private final Random random;
  private final Map<Integer, Node> nodes = new HashMap<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Set<Integer> cut = new HashSet<>();
  private final Deque<Note> log = new ArrayDeque<>();
  private final List<Datagram> kept = new ArrayList<>();
  private Weather weather = Weather.FAIR;
  private long delivered;

  VirtualNetwork(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
    current = this;
    // The stack lets properties of the system win over those it is given.
    System.setProperty(
        "gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", VirtualTransports.class.getName());
    System.setProperty("gov.nist.javax.sip.TIMER_CLASS_NAME", VirtualSipTimer.class.getName());
  }

  static VirtualNetwork current() {
    return current;
  }

  void weather(Weather now) {
    weather = now;
  }

  Weather weather() {
    return weather;
  }

  void attach(int port, Node node) {
    if (nodes.putIfAbsent(port, node) != null) {
      throw new IllegalStateException("port " + port + " is taken");
    }
  }

  void detach(int port) {
    nodes.remove(port);
  }

  void name(int port, String name) {
    names.put(port, name);
  }

  boolean has(int port) {
    return nodes.containsKey(port);
  }

  /** Nothing reaches a node, and nothing leaves it. */
  void cut(int port, boolean isCut) {
    if (isCut) {
      cut.add(port);
    } else {
      cut.remove(port);
    }
  }

  boolean isCut(int port) {
    return cut.contains(port);
  }

  /** How many datagrams have arrived so far. */
  long delivered() {
    return delivered;
  }

  void send(int from, int to, byte[] data) {
    note(from, to, data, "");
    keep(new Datagram(from, to, data));
    if (random.nextInt(100) < weather.loss()) {
      note(from, to, data, "lost ");
      return;
    }
    post(from, to, data);
    if (random.nextInt(100) < weather.repeated()) {
      note(from, to, data, "twice ");
      post(from, to, data);
    }
  }

  /** Sends one of the latest datagrams once more, as a confused router would. */
  String replay() {
    if (kept.isEmpty()) {
      return "nothing to replay";
    }
    Datagram old = kept.get(random.nextInt(kept.size()));
    post(old.from, old.to, old.data);
    return "replay " + summary(old.from, old.to, old.data);
  }

  /** What was sent of late, oldest first. */
  List<String> log() {
    return log.stream()
        .map(
            note ->
                "%.3f %s%s"
                    .formatted(
                        note.nanos / 1e9,
                        note.what,
                        summary(note.datagram.from, note.datagram.to, note.datagram.data)))
        .toList();
  }

  private void keep(Datagram datagram) {
    if (kept.size() < REPLAYED) {
      kept.add(datagram);
    } else {
      kept.set(random.nextInt(REPLAYED), datagram);
    }
  }

  private void post(int from, int to, byte[] data) {
    int spread = Math.max(1, weather.slowest() - weather.fastest());
    int millis = weather.fastest() + random.nextInt(spread);
    time.after(Duration.ofMillis(millis), () -> arrive(from, to, data));
  }

  private void arrive(int from, int to, byte[] data) {
    Node node = nodes.get(to);
    if (node == null || cut.contains(from) || cut.contains(to)) {
      note(from, to, data, "nowhere ");
      return;
    }
    delivered++;
    node.receive(from, data);
  }

  private void note(int from, int to, byte[] data, String what) {
    if (log.size() == LOGGED) {
      log.removeFirst();
    }
    log.addLast(new Note(time.nanos(), what, new Datagram(from, to, data)));
  }

  private String summary(int from, int to, byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    String id = field(text, "Call-ID");
    return "%s>%s %s [%s %s]%s"
        .formatted(
            names.getOrDefault(from, "" + from),
            names.getOrDefault(to, "" + to),
            text.lines().findFirst().orElse("").strip(),
            id.substring(0, Math.min(6, id.length())),
            field(text, "CSeq"),
            text.contains("m=audio") ? text.replaceAll("(?s).*a=(\\w+)\\s*$", " $1") : "");
  }

  private static String field(String text, String name) {
    int at = text.indexOf("\r\n" + name + ":");
    return at < 0
        ? ""
        : text.substring(at + name.length() + 3, text.indexOf("\r\n", at + 2)).strip();
  }
}
