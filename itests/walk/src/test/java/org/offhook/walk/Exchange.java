package org.offhook.walk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A server: registrar, stateless proxy (RFC 3261 section 16.11), numbers that refuse, ring for ever
 * or move, and a notifier of who is busy.
 */
final class Exchange implements VirtualNetwork.Node {
  static final int PORT = 5060;

  final BusyNotifier notifier;
  private final VirtualNetwork network;
  private final Map<String, Integer> bindings = new HashMap<>();
  private final Ringers ringers;
  private int tags;

  Exchange(VirtualNetwork network) {
    this.network = network;
    this.notifier = new BusyNotifier(network);
    this.ringers = new Ringers(network);
    network.name(PORT, "server");
    network.attach(PORT, this);
  }

  /** Everything that it knew is forgotten, as after a fall of the power. */
  void restart() {
    bindings.clear();
    notifier.forget();
    ringers.forget();
  }

  boolean knows(String user) {
    return bindings.containsKey(user);
  }

  @Override
  public void receive(int from, byte[] data) {
    if (data.length < 10) {
      return; // a keep-alive
    }
    SipText message = SipText.parse(data);
    if (message.isResponse()) {
      back(message);
      return;
    }
    switch (message.method()) {
      case "REGISTER" -> register(from, message);
      case "SUBSCRIBE" -> notifier.subscribed(from, message);
      default -> forward(from, message);
    }
  }

  private void register(int from, SipText request) {
    String user = request.header("To").replaceFirst("(?s).*sip:", "").replaceFirst("@.*", "");
    String expires = request.header("Expires");
    if (expires.equals("0")) {
      bindings.remove(user);
    } else {
      bindings.put(user, SipText.port(request.header("Contact")));
    }
    SipText ok = request.response(200, "OK", tag());
    if (!expires.equals("0")) {
      String contact = request.header("Contact").replaceFirst(";expires=\\d+", "");
      ok.add("Contact", contact + ";expires=" + expires);
    }
    network.send(PORT, from, ok.bytes());
  }

  private String tag() {
    return "s" + tags++;
  }

  /** A response goes to the Via below ours; one without was for a request of our own. */
  private void back(SipText response) {
    if (response.headers.stream().filter(h -> h.getKey().equals("Via")).count() < 2) {
      notifier.answered(response);
      return;
    }
    int top = 0;
    while (!response.headers.get(top).getKey().equals("Via")) {
      top++;
    }
    response.headers.remove(top);
    network.send(PORT, viaPort(response.header("Via")), response.bytes());
  }

  private static int viaPort(String via) {
    return via.matches("(?s).*;rport=\\d+.*")
        ? Integer.parseInt(via.replaceFirst("(?s).*;rport=(\\d+).*", "$1"))
        : SipText.port(via);
  }

  private void forward(int from, SipText request) {
    Integer binding = bindings.get(request.user());
    boolean ours = request.uri().contains(":" + PORT) || !request.uri().contains("127.0.0.1:");
    if (!ours) {
      pass(from, request, SipText.port(request.uri()));
    } else if (binding != null) {
      String uri = "sip:" + request.user() + "@127.0.0.1:" + binding;
      pass(from, request.started(request.method() + " " + uri + " SIP/2.0"), binding);
    } else if (!request.method().equals("ACK") || request.user().equals("999")) {
      nobody(from, request);
    }
  }

  private void pass(int from, SipText request, int to) {
    SipText passed = request.started(request.start);
    String branch = request.header("Via").replaceFirst("(?s).*branch=([^;\\s]*).*", "$1");
    passed.headers.add(
        0, Map.entry("Via", "SIP/2.0/UDP 127.0.0.1:" + PORT + ";branch=" + branch + ".p"));
    // Where it came from, for the way back (RFC 3581).
    for (int i = 1; i < passed.headers.size(); i++) {
      Map.Entry<String, String> header = passed.headers.get(i);
      if (header.getKey().equals("Via")) {
        String value = header.getValue().replaceFirst(";rport(?=;|$)", ";rport=" + from);
        passed.headers.set(i, Map.entry("Via", value));
        break;
      }
    }
    network.send(PORT, to, passed.bytes());
  }

  private void nobody(int from, SipText request) {
    switch (request.user()) {
      case "999" -> ringers.receive(from, request);
      case "480" -> {
        // a black hole
      }
      case "486" -> network.send(PORT, from, request.response(486, "Busy Here", tag()).bytes());
      case "503" ->
          network.send(PORT, from, request.response(503, "Service Unavailable", tag()).bytes());
      case "302" ->
          network.send(
              PORT,
              from,
              request
                  .response(302, "Moved Temporarily", tag())
                  .add("Contact", "<sip:102@127.0.0.1>")
                  .bytes());
      default -> network.send(PORT, from, request.response(404, "Not Found", tag()).bytes());
    }
  }

  /** Rings and never answers: calls end when the caller gives up. */
  private static final class Ringers {
    private final VirtualNetwork network;
    private final Map<String, SipText> invites = new HashMap<>();

    Ringers(VirtualNetwork network) {
      this.network = network;
    }

    void forget() {
      invites.clear();
    }

    void receive(int from, SipText request) {
      String id = request.header("Call-ID");
      switch (request.method()) {
        case "INVITE" -> {
          if (invites.putIfAbsent(id, request) == null) {
            network.time.after(
                Duration.ofMinutes(3), () -> end(from, id, 480, "Temporarily Unavailable"));
          }
          network.send(PORT, from, request.response(180, "Ringing", "r" + id.hashCode()).bytes());
        }
        case "CANCEL" -> {
          network.send(PORT, from, request.response(200, "OK", "r" + id.hashCode()).bytes());
          end(from, id, 487, "Request Terminated");
        }
        default -> {
          // ACK
        }
      }
    }

    private void end(int from, String id, int code, String reason) {
      SipText invite = invites.get(id);
      if (invite != null) {
        SipText refusal = invite.response(code, reason, "r" + id.hashCode());
        repeat(from, refusal.bytes(), 500);
        invites.remove(id);
      }
    }

    /** Whether it was acknowledged is not looked at: it is sent a few times. */
    private void repeat(int to, byte[] refusal, int wait) {
      network.send(PORT, to, refusal);
      if (wait <= 4000) {
        network.time.after(Duration.ofMillis(wait), () -> repeat(to, refusal, wait * 2));
      }
    }
  }
}
