package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.itests.PhoneCrowd.Member;
import org.offhook.itests.RequestLog.Request;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;

/**
 * The power of a building comes back: a hundred whole phones, each a process with a network card of
 * its own, and one nginx. The image is the smallest that provisions; its built-in configuration
 * says where the server is, and nothing else is told to any phone.
 */
@Alone
class HundredPhonesIT {
  private static final int PHONES = Integer.getInteger("offhook.phones", 100);

  /** Seconds over which checks by schedule are spread; as the image says. */
  private static final int WINDOW = 6;

  /** Every so many-eth phone finds something new in the second round. */
  private static final int NEW = 10;

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  @TempDir Path directory;
  private final Instant begin = Instant.now();
  private Path files;
  private RequestLog log;
  private LocalNetwork network;

  @Test
  void allAreProvisionedAndThenAskOnlyForWhatIsNew() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    assumeTrue(WebServer.isInstalled(), "nginx is not installed");
    files = Files.createDirectories(directory.resolve("files"));
    log = new RequestLog(directory);
    FutureTask<Path> image = new FutureTask<>(this::image);
    new Thread(image, "image").start();
    for (int host = 2; host < PHONES + 2; host++) {
      offer(host, 1);
    }
    try (LocalNetwork building = LocalNetwork.of(PHONES + 1)) {
      network = building;
      Path config = WebServer.configuration(directory, "listen 80; root " + files + ";");
      tell("network");
      try (Peer nginx =
              network.start(
                  1, directory, WebServer.PROGRAM, "-p", "" + directory, "-c", "" + config);
          PhoneCrowd crowd = new PhoneCrowd(image.get(), directory, network, PHONES)) {
        powerUp(crowd);
        bySchedule(crowd);
        onDemand(crowd);
        long bytes = crowd.residentBytes();
        assertTrue(bytes < PHONES * 120_000_000L, crowd.cost());
        assertTrue(nginx.isAlive(), nginx.output());
      }
    }
    tell("end");
  }

  /** Each asks two seconds after it has started, and so they come as they have booted. */
  private void powerUp(PhoneCrowd crowd) throws Exception {
    tell("all run; " + crowd.cost());
    List<Request> first = first(crowd);
    tell("all have asked; " + crowd.cost());
    for (Request request : first) {
      assertEquals(200, request.status(), request::toString);
      assertEquals("-", request.known(), request::toString);
    }
    assertEquals(PHONES, ownFiles(first).size());
    crowd.each(
        one -> {
          one.phone().awaitShell(SOON);
          inForce(one, 1);
        });
    tell("all are provisioned; " + crowd.cost());
  }

  private List<Request> first(PhoneCrowd crowd) throws Exception {
    try {
      return log.await(SOON, 0, PHONES);
    } catch (IOException e) {
      // One that did not ask tells why.
      crowd.each(one -> one.phone().awaitLog(Duration.ofSeconds(1), " lines in force"));
      throw e;
    }
  }

  /** The same time of day for all of them, as a site would have it. */
  private void bySchedule(PhoneCrowd crowd) throws Exception {
    Instant asked = Instant.now();
    crowd.each(one -> one.phone().exec("config get provisioning/period/daily/time"));
    Duration answering = Duration.between(asked, Instant.now());
    Instant due =
        Instant.now()
            .plus(answering.multipliedBy(3))
            .plusSeconds(10)
            .truncatedTo(ChronoUnit.SECONDS);
    String time = TIME.format(due.atZone(ZoneId.systemDefault()));
    for (int host = 2; host < PHONES + 2; host += NEW) {
      offer(host, 3);
    }
    crowd.each(one -> one.phone().exec("config set provisioning/period/daily/time=" + time));
    assertTrue(Instant.now().isBefore(due), "all were told before it was due");
    tell("all were told " + time);
    List<Request> second =
        log.await(Duration.between(Instant.now(), due).plus(SOON), PHONES, PHONES);
    tell("all have asked by schedule; " + crowd.cost());
    assertEquals(PHONES, ownFiles(second).size());
    long changed = (PHONES + NEW - 1) / NEW;
    assertEquals(PHONES, second.stream().filter(Request::isConditional).count());
    assertEquals(changed, second.stream().filter(request -> request.status() == 200).count());
    assertEquals(
        PHONES - changed, second.stream().filter(request -> request.status() == 304).count());
    spread(second, due);
    crowd.each(
        one -> {
          if ((one.host() - 2) % NEW == 0) {
            inForce(one, 3);
          }
        });
  }

  /** None before the window, none much later, and no herd within. */
  private static void spread(List<Request> requests, Instant due) {
    List<Long> after =
        requests.stream()
            .map(request -> Duration.between(due, request.at()).toMillis())
            .sorted()
            .toList();
    System.out.println("milliseconds after the time of day: " + after);
    // nginx looks at the clock once for all that it does at a time.
    assertTrue(after.get(0) >= 950, after::toString);
    assertTrue(after.get(after.size() - 1) <= 1_000 * (WINDOW + 5), after::toString);
    Map<Long, Long> seconds =
        after.stream().collect(Collectors.groupingBy(at -> at / 1000, Collectors.counting()));
    assertTrue(seconds.size() >= Math.min(WINDOW - 2, PHONES / 4), after::toString);
    seconds.values().forEach(count -> assertTrue(count <= PHONES / 2 + 2, after::toString));
  }

  /** All at once, without any window. */
  private void onDemand(PhoneCrowd crowd) throws Exception {
    crowd.each(
        one -> {
          String told = one.phone().exec("provision now");
          assertTrue(told.contains("not changed since the last time"), told);
        });
    List<Request> third = log.await(SOON, 2 * PHONES, PHONES);
    assertEquals(PHONES, ownFiles(third).size());
    for (Request request : third) {
      assertEquals(304, request.status(), request::toString);
    }
    tell("all have asked at once; " + crowd.cost());
  }

  /** The hosts that asked for their own file; the others fail the test. */
  private Set<String> ownFiles(List<Request> requests) {
    Set<String> hosts = new HashSet<>();
    for (Request request : requests) {
      int host = Integer.parseInt(request.from().replaceFirst(".*\\.", ""));
      assertEquals("/" + file(host), request.uri());
      hosts.add(request.from());
    }
    assertEquals(requests.size(), hosts.size());
    return hosts;
  }

  private static String file(int host) {
    return "020ff00000%02x.cfg".formatted(host);
  }

  /** A time of day that no other phone has. */
  private static String ownTime(int host, int hour) {
    return "%02d:%02d".formatted(hour + host / 60, host % 60);
  }

  private void offer(int host, int hour) throws IOException {
    Files.writeString(
        files.resolve(file(host)), "provisioning/period/daily/time=" + ownTime(host, hour) + "\n");
  }

  /** It is in force when the phone goes by it. */
  private static void inForce(Member one, int hour) throws IOException {
    String planned = "next check: \\S+ " + ownTime(one.host(), hour) + ":[01]";
    one.phone().awaitOutput(SOON, "provision", planned);
  }

  /** An integrator's smallest phone: it provisions by HTTP, and can be asked how it is. */
  private Path image() throws Exception {
    Path model =
        Files.writeString(
            directory.resolve("smallest.json"),
            """
            {
              "feature-resource-version": "1.0",
              "id": "org.example:smallest:1.0",
              "configurations": {
                "org.offhook.model": {"vendor": "AudioCodes", "model": "440HD"}
              },
              "extensions": {
                "offhook-features": {"kind": "mandatory", "type": "artifacts", "artifacts": [
                  {"id": "org.offhook.features:provision:${version}"},
                  {"id": "org.offhook.features:fetch-http:${version}"},
                  {"id": "org.offhook.features:phone:${version}"},
                  {"id": "org.offhook.features:shell:${version}"}
                ]},
                "offhook-initial-configuration": {"kind": "optional", "type": "text", "text": [
                  "provisioning/method=STATIC",
                  "provisioning/configuration/url=http://10.77.0.1/",
                  "provisioning/random_provisioning_time=%d"
                ]}
              }
            }
            """
                .formatted(WINDOW));
    Path image = directory.resolve("image");
    HouseImages.Result made =
        HouseImages.tool(
            List.of("image", model.toString(), "--directory-only", "--out", image.toString()));
    assertEquals(0, made.exitCode(), made.output());
    assertTrue(made.output().contains("started in its trial boot"), made.output());
    return image;
  }

  private void tell(String what) {
    System.out.printf("%5d ms %s%n", Duration.between(begin, Instant.now()).toMillis(), what);
  }
}
