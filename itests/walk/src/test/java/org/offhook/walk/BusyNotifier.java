package org.offhook.walk;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.offhook.api.time.Timers.Timer;

/** Tells by dialog-info (RFC 4235) who is busy, in full and partial documents. */
final class BusyNotifier {
  private static final int T1 = 500;
  private static final int T2 = 4000;
  private static final int SPAN = 32_000;
  private static final List<String> STATES = List.of("early", "confirmed", "held");

  private final VirtualNetwork network;
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final Map<String, Watcher> watchers = new LinkedHashMap<>();
  private int count;

  BusyNotifier(VirtualNetwork network) {
    this.network = network;
  }

  /** One who is watched: dialogs by their id, each as a state. */
  private static final class Watched {
    final Map<Integer, String> dialogs = new LinkedHashMap<>();
  }

  /** A subscription. */
  private static final class Watcher {
    final String user;
    final SipText subscribe;
    final String tag;
    final int port;
    final Map<Integer, Timer> unanswered = new LinkedHashMap<>();
    int sequence;
    int version;
    int seconds;
    Timer expiry = () -> {};

    Watcher(String user, SipText subscribe, String tag, int port) {
      this.user = user;
      this.subscribe = subscribe;
      this.tag = tag;
      this.port = port;
    }
  }

  /** How many subscriptions are in force. */
  int watchers() {
    return watchers.size();
  }

  /** What the lamp of a user should tell: idle, ringing, busy or held. */
  String truth(String user) {
    Map<Integer, String> dialogs = watched(user).dialogs;
    if (dialogs.containsValue("early")) {
      return "ringing";
    }
    if (dialogs.isEmpty()) {
      return "idle";
    }
    return dialogs.values().stream().allMatch("held"::equals) ? "held" : "busy";
  }

  private Watched watched(String user) {
    return watched.computeIfAbsent(user, key -> new Watched());
  }

  /** Somebody's dialogs change; whoever watches hears of it. */
  String change(String user, Random random) {
    int id = random.nextInt(2);
    String now = random.nextBoolean() ? "terminated" : STATES.get(random.nextInt(STATES.size()));
    return set(user, id, now, random.nextInt(3) == 0);
  }

  /** One dialog of a user has this state from now on. */
  void set(String user, int id, String now) {
    set(user, id, now, false);
  }

  private String set(String user, int id, String now, boolean full) {
    Map<Integer, String> dialogs = watched(user).dialogs;
    if (now.equals("terminated")) {
      dialogs.remove(id);
    } else {
      dialogs.put(id, now);
    }
    for (Watcher watcher : List.copyOf(watchers.values())) {
      if (watcher.user.equals(user)) {
        notify(watcher, full ? full(watcher) : document(watcher, "partial", dialog(id, now)));
      }
    }
    return user + " " + id + " " + now;
  }

  void subscribed(int from, SipText request) {
    if (!request.header("Event").startsWith("dialog")) {
      network.send(Exchange.PORT, from, request.response(489, "Bad Event", "x").bytes());
      return;
    }
    String id = request.header("Call-ID");
    Watcher watcher = watchers.get(id);
    if (watcher == null && request.header("To").contains(";tag=")) {
      network.send(
          Exchange.PORT,
          from,
          request.response(481, "Call/Transaction Does Not Exist", "").bytes());
      return;
    }
    if (watcher == null) {
      watcher =
          new Watcher(
              request.user(), request, "n" + count++, SipText.port(request.header("Contact")));
      watchers.put(id, watcher);
    }
    int seconds = Integer.parseInt(request.header("Expires"));
    network.send(
        Exchange.PORT,
        from,
        request
            .response(200, "OK", watcher.tag)
            .add("Expires", "" + seconds)
            .add("Contact", "<sip:127.0.0.1:" + Exchange.PORT + ">")
            .bytes());
    prolong(watcher, id, seconds);
    // A server that has never heard of anybody's dialogs may send no document at all.
    boolean silent = watcher.version == 0 && truth(watcher.user).equals("idle");
    notify(watcher, silent ? "" : full(watcher));
    if (seconds == 0) {
      watchers.remove(id);
    }
  }

  private void prolong(Watcher watcher, String id, int seconds) {
    watcher.expiry.cancel();
    watcher.seconds = seconds;
    if (seconds > 0) {
      watcher.expiry =
          network.time.after(Duration.ofSeconds(seconds + 32L), () -> watchers.remove(id, watcher));
    }
  }

  /** Ends one subscription with a reason, as a server that is busy with itself. */
  String end(Random random, String reason) {
    if (watchers.isEmpty()) {
      return "nobody watches";
    }
    String id = new ArrayList<>(watchers.keySet()).get(random.nextInt(watchers.size()));
    Watcher watcher = watchers.remove(id);
    watcher.expiry.cancel();
    send(watcher, "terminated;reason=" + reason, "");
    return watcher.user + " " + reason;
  }

  void forget() {
    watchers
        .values()
        .forEach(
            watcher -> {
              watcher.expiry.cancel();
              watcher.unanswered.values().forEach(Timer::cancel);
            });
    watchers.clear();
  }

  /** A NOTIFY was answered; one that nobody wants to have ends the subscription. */
  void answered(SipText response) {
    Watcher watcher = watchers.get(response.header("Call-ID"));
    if (watcher == null) {
      return;
    }
    Timer timer =
        watcher.unanswered.remove(Integer.parseInt(response.header("CSeq").split(" ")[0]));
    if (timer != null) {
      timer.cancel();
    }
    if (response.code() == 481) {
      watcher.expiry.cancel();
      watchers.remove(response.header("Call-ID"));
    }
  }

  private String full(Watcher watcher) {
    StringBuilder dialogs = new StringBuilder();
    watched(watcher.user).dialogs.forEach((id, state) -> dialogs.append(dialog(id, state)));
    return document(watcher, "full", dialogs.toString());
  }

  private static String document(Watcher watcher, String kind, String dialogs) {
    return """
        <?xml version="1.0"?>
        <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="%s"
         entity="sip:%s@127.0.0.1">%s</dialog-info>
        """
        .formatted(watcher.version++, kind, watcher.user, dialogs);
  }

  private static String dialog(int id, String state) {
    String held =
        state.equals("held")
            ? "<local><target uri=\"sip:x@127.0.0.1\"><param pname=\"+sip.rendering\""
                + " pval=\"no\"/></target></local>"
            : "";
    return "<dialog id=\"d%d\" direction=\"recipient\"><state>%s</state>%s</dialog>"
        .formatted(id, state.equals("held") ? "confirmed" : state, held);
  }

  private void notify(Watcher watcher, String document) {
    send(watcher, "active;expires=" + watcher.seconds, document);
  }

  private void send(Watcher watcher, String state, String document) {
    int sequence = ++watcher.sequence;
    SipText notify =
        new SipText("NOTIFY sip:phone@127.0.0.1:" + watcher.port + " SIP/2.0", document)
            .add("Via", "SIP/2.0/UDP 127.0.0.1:5060;branch=z9hG4bK" + watcher.tag + "." + sequence)
            .add("Max-Forwards", "70")
            .add("From", watcher.subscribe.header("To") + ";tag=" + watcher.tag)
            .add("To", watcher.subscribe.header("From"))
            .add("Call-ID", watcher.subscribe.header("Call-ID"))
            .add("CSeq", sequence + " NOTIFY")
            .add("Contact", "<sip:127.0.0.1:" + Exchange.PORT + ">")
            .add("Event", "dialog")
            .add("Subscription-State", state);
    if (!document.isEmpty()) {
      notify.add("Content-Type", "application/dialog-info+xml");
    }
    again(watcher, sequence, notify.bytes(), T1, 0);
  }

  /** Section 17.1.2 of RFC 3261; who does not answer at all has left. */
  private void again(Watcher watcher, int sequence, byte[] notify, int wait, int waited) {
    if (waited >= SPAN) {
      watcher.unanswered.remove(sequence);
      watcher.expiry.cancel();
      watchers.values().removeIf(one -> one == watcher);
      return;
    }
    network.send(Exchange.PORT, watcher.port, notify);
    int next = Math.min(T2, wait * 2);
    watcher.unanswered.put(
        sequence,
        network.time.after(
            Duration.ofMillis(wait), () -> again(watcher, sequence, notify, next, waited + wait)));
  }
}
