package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.provision.Fetcher;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.dialect.audiocodes.CfgDialect;
import org.offhook.fetch.http.HttpFetcher;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;
import org.osgi.framework.BundleContext;

/** A hundred phones and one nginx. */
class HundredPhonesPeerTest {
  private static final int PHONES = 100;
  @TempDir Path directory;
  private final VirtualTime time = new VirtualTime();
  private final HostTime host = new HostTime();
  private final List<MemorySettings> settings = new ArrayList<>();
  private final List<Provisioner> phones = new ArrayList<>();

  @Test
  void allAreProvisionedAndAskOnlyForWhatIsNew() throws Exception {
    assumeTrue(Peer.find("nginx").isPresent(), "nginx is not installed");
    int port = FreePort.any();
    Path files = Files.createDirectories(directory.resolve("files"));
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try (Peer nginx = nginx(port, files)) {
      for (int phone = 0; phone < PHONES; phone++) {
        String mac = "02000000%04x".formatted(phone);
        Files.writeString(files.resolve(mac + ".cfg"), "voip/line/0/id=" + (1000 + phone) + "\n");
        open(phone, mac, "http://127.0.0.1:" + port + "/<MAC>.cfg");
      }
      time.advance(Duration.ofSeconds(3));
      await("all to be provisioned", () -> requests("200") == PHONES && provisioned());
      assertEquals(0, requests("304"));
      await("all to plan", () -> due().size() > 30);
      due().forEach(at -> assertTrue(at.matches("2026-01-02 00:0[012]:.*"), at));
      // One of them gets something new for the next day.
      Files.writeString(files.resolve("020000000007.cfg"), "voip/line/0/id=20000\n");
      time.advance(Duration.ofHours(24).plusMinutes(3));
      await("the second round", () -> requests("304") == PHONES - 1);
      await("what is new", () -> "20000".equals(settings.get(7).get("voip/line/0/id").orElse("")));
      assertEquals(PHONES + 1, requests("200"));
    } finally {
      TimeZone.setDefault(zone);
      phones.forEach(Provisioner::close);
      host.later.shutdownNow();
    }
  }

  @Test
  void aServerThatStartsAfterThePhonesIsAskedAgainByEachAtItsOwnMoment() throws Exception {
    assumeTrue(Peer.find("nginx").isPresent(), "nginx is not installed");
    int port = FreePort.any();
    Path files = Files.createDirectories(directory.resolve("files"));
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try {
      for (int phone = 0; phone < PHONES; phone++) {
        String mac = "02000000%04x".formatted(phone);
        Files.writeString(files.resolve(mac + ".cfg"), "voip/line/0/id=" + (1000 + phone) + "\n");
        open(phone, mac, "http://127.0.0.1:" + port + "/<MAC>.cfg");
      }
      time.advance(Duration.ofSeconds(3));
      await("all to fail", () -> phones.stream().noneMatch(one -> one.status().contains("none")));
      Set<String> due = due();
      assertTrue(due.size() > 20, due::toString);
      due.forEach(at -> assertTrue(at.matches("2026-01-01 00:0(0:[345]|1:0).*"), at));
      try (Peer nginx = nginx(port, files)) {
        time.advance(Duration.ofMinutes(1));
        await("all to be provisioned", () -> requests("200") == PHONES && provisioned());
        await("all to plan", () -> due().stream().allMatch(at -> at.startsWith("2026-01-02 ")));
        assertTrue(nginx.isAlive(), nginx.output());
      }
    } finally {
      TimeZone.setDefault(zone);
      phones.forEach(Provisioner::close);
      host.later.shutdownNow();
    }
  }

  private boolean provisioned() {
    for (int phone = 0; phone < PHONES; phone++) {
      if (!String.valueOf(1000 + phone)
          .equals(settings.get(phone).get("voip/line/0/id").orElse(""))) {
        return false;
      }
    }
    return true;
  }

  /** The moments of the next checks, each once. */
  private Set<String> due() {
    Set<String> moments = new HashSet<>();
    for (Provisioner phone : phones) {
      moments.add(phone.status().replaceFirst("(?s).*next check: ", ""));
    }
    return moments.contains("none") ? Set.of() : moments;
  }

  private void open(int phone, String mac, String url) throws Exception {
    Path data = Files.createDirectories(directory.resolve("phone" + phone));
    Fetchers fetchers = new Fetchers();
    fetchers.bindFetcher(http(data), Map.of("fetch.scheme", "http"));
    Shelf shelf = new Shelf();
    shelf.bindDialect(new CfgDialect());
    settings.add(new MemorySettings());
    phones.add(
        new Provisioner(
            time,
            time,
            settings.get(phone),
            Runnable::run,
            new Sources(time, fetchers),
            fetchers,
            shelf,
            why -> {},
            context(data),
            Parameters.of(Map.of("method", "STATIC", "configurationUrl", url, "ownMac", mac)),
            Parameters.of(ModelFacts.class, Map.of("vendor", "AudioCodes", "model", "440HD"))));
  }

  private Peer nginx(int port, Path files) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off;
            user root;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 512; }
            http {
              log_format told '$status $request_uri';
              access_log %1$s/access.log told;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server { listen 127.0.0.1:%2$d; root %3$s; }
            }
            """
                .formatted(directory, port, files));
    String program = Peer.find("nginx").orElseThrow().toString();
    Peer nginx =
        Peer.start(
            directory, List.of(program, "-p", directory.toString(), "-c", config.toString()));
    await(
        "nginx",
        () -> {
          try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
          } catch (IOException e) {
            return false;
          }
        });
    return nginx;
  }

  private long requests(String status) {
    try (var lines = Files.lines(directory.resolve("access.log"))) {
      return lines.filter(line -> line.startsWith(status + " ")).count();
    } catch (IOException e) {
      return 0;
    }
  }

  private void await(String what, BooleanSupplier reached) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (!reached.getAsBoolean()) {
      assertTrue(
          System.nanoTime() < until,
          () -> "waited for " + what + ": " + phones.get(7).status() + "\n" + phones.get(7).log());
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** The fetcher as its bundle activates it, with the defaults of its parameters. */
  private Fetcher http(Path data) throws ReflectiveOperationException {
    Constructor<?> activate =
        Stream.of(HttpFetcher.class.getConstructors()).findFirst().orElseThrow();
    Class<?> config = activate.getParameterTypes()[3];
    return (Fetcher)
        activate.newInstance(context(data), host, host, Parameters.of(config, Map.of()));
  }

  private BundleContext context(Path data) {
    return (BundleContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                arguments[0].equals("offhook.data") ? data.toString() : null);
  }

  /** The server takes the time it takes, whatever the phones think that it is. */
  private static final class HostTime implements Clock, Timers {
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
      var planned = later.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
      return () -> planned.cancel(false);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
      long millis = period.toMillis();
      var planned = later.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
      return () -> planned.cancel(false);
    }
  }
}
