package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.HostDelays;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.phone.PhoneProcess;

/** Many who are watched: how soon lamps are right, and what a server that falls does to them. */
@Alone
class BlfLoadIT {
  private static final Duration PATIENT = Duration.ofSeconds(300);
  private static final long GAP_NANOS = 10_000_000;
  private static final int CHANGES = 300;
  private static final int FOLLOWED = 5;
  private static final long LATEST_MILLIS = 200;

  @TempDir Path directory;

  private PhoneProcess watching(Exchange exchange, int port, String users) throws Exception {
    return HousePhone.registered(
        directory,
        exchange.behind(
            port, "voip/services/busy_lamp_field/enabled=1", "offhook/blf/watch=" + users));
  }

  /** When each of some users was seen busy first; their changes are told of in this order. */
  private static List<Long> look(PhoneProcess phone, List<String> users) {
    return users.stream()
        .map(
            user -> {
              try {
                while (!phone.exec("blf " + user).strip().equals("busy")) {
                  LockSupport.parkNanos(GAP_NANOS / 5);
                }
                return System.nanoTime();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
        .toList();
  }

  @Test
  void aHundredChangesASecondAmongAThousandAreShownAtOnce() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone = watching(exchange, port, "1000-1999")) {
      phone.awaitOutput(PATIENT, "health", "busy lamps +1000 of 1000 known");
      List<String> users = new ArrayList<>();
      for (int i = 0; i < CHANGES; i++) {
        users.add("" + (1000 + i * 1000 / CHANGES));
      }
      List<String> followed =
          users.stream().filter(user -> users.indexOf(user) % FOLLOWED == 0).toList();
      Map<String, Long> published;
      List<Long> seen;
      long busy;
      long late;
      try (HostDelays host = new HostDelays()) {
        var looking = CompletableFuture.supplyAsync(() -> look(phone, followed));
        published = publish(presence, users);
        LockSupport.parkNanos(LATEST_MILLIS * 1_000_000);
        busy = busyLamps(phone);
        seen = looking.get(PATIENT.toSeconds(), TimeUnit.SECONDS);
        late = host.worstMillis();
      }
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < followed.size(); i++) {
        millis.add((seen.get(i) - published.get(followed.get(i))) / 1_000_000);
      }
      millis.sort(null);
      long latest = millis.get(millis.size() - 1);
      String told =
          "a lamp is right after %d ms, the last of %d after %d; the host was %d ms late itself"
              .formatted(millis.get(millis.size() / 2), millis.size(), latest, late);
      System.out.println(told);
      // The change passes kamailio, the phone and this test, each on a host that may be busy.
      assertTrue(latest <= LATEST_MILLIS + 3 * late, told);
      if (late < LATEST_MILLIS / 10) {
        assertEquals(CHANGES, busy, "lamps that tell busy " + LATEST_MILLIS + " ms after the last");
      }
      long until = System.nanoTime() + PATIENT.toNanos();
      while (busyLamps(phone) < CHANGES) {
        assertTrue(System.nanoTime() < until, "busy: " + busyLamps(phone));
      }
    }
  }

  private static long busyLamps(PhoneProcess phone) throws IOException {
    return phone.exec("blf").lines().filter(line -> line.endsWith("  busy")).count();
  }

  /** A hundred changes a second; when each was taken by the server. */
  private static Map<String, Long> publish(KamailioPresence presence, List<String> users)
      throws IOException {
    Map<String, Long> published = new HashMap<>();
    long begun = System.nanoTime();
    for (int i = 0; i < users.size(); i++) {
      LockSupport.parkNanos(begun + i * GAP_NANOS - System.nanoTime());
      DialogInfo.tell(presence, users.get(i), 0, "confirmed", "initiator");
      published.put(users.get(i), System.nanoTime());
    }
    return published;
  }

  @Test
  void aServerThatFallsIsFoundAgainByAllSpreadInTime() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    Duration shortly = Duration.ofSeconds(12);
    int users = 200;
    try (Exchange exchange = Exchange.open()) {
      PhoneProcess phone;
      try (KamailioPresence presence =
          KamailioPresence.start(directory, port, Exchange.SECRET, shortly)) {
        phone = watching(exchange, port, "1000-1199");
        phone.awaitOutput(PATIENT, "health", "busy lamps +200 of 200 known");
        DialogInfo.tell(presence, "1007", 0, "confirmed", "initiator");
        phone.awaitOutput(Exchange.SOON, "blf", "1007  busy");
      }
      try (phone;
          KamailioPresence presence =
              KamailioPresence.start(directory, port, Exchange.SECRET, shortly)) {
        DialogInfo.tell(presence, "1100", 0, "confirmed", "initiator");
        // Whoever was busy before has hung up while nobody could tell.
        phone.awaitOutput(PATIENT, "blf", "(?s)1007  idle.*1100  busy");
        phone.awaitOutput(PATIENT, "health", "busy lamps +200 of 200 known");
        Map<String, Double> times = presence.times("SUBSCRIBE (\\d+)");
        long until = System.nanoTime() + PATIENT.toNanos();
        while (times.size() < users && System.nanoTime() < until) {
          LockSupport.parkNanos(100_000_000);
          times = presence.times("SUBSCRIBE (\\d+)");
        }
        assertEquals(users, times.size(), "all have subscribed anew");
        Map<Long, Integer> together = new HashMap<>();
        times.values().forEach(at -> together.merge((long) (at * 10), 1, Integer::sum));
        int most = together.values().stream().max(Integer::compare).orElseThrow();
        assertTrue(most < users / 4, most + " within a tenth of a second: " + together);
      }
    }
  }
}
