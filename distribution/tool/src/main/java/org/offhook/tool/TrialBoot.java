package org.offhook.tool;

import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Boots an image once, with a line that registers at a registrar of ours, and has the JVM write the
 * class-data archive at its end. So each image that is assembled has booted, and registered if it
 * has lines at all.
 */
final class TrialBoot {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long STOP_MILLIS = 120_000;
  private static final String CRASH = "crash.log";
  private static final String CONSOLE = "console";

  /** What the JVM is told so that it writes the archive, and the launcher so that all is in it. */
  private static final String RECORDED =
      "-XX:ArchiveClassesAtExit=%s -XX:ErrorFile=%s"
          + " -Doffhook.record=true --add-opens=java.base/java.lang=ALL-UNNAMED";

  private final Path image;
  private final boolean hasLines;

  TrialBoot(Path image, boolean hasLines) {
    this.image = image;
    this.hasLines = hasLines;
  }

  /**
   * Boots, and leaves {@code phone.jsa} in the image.
   *
   * @return how it went, for people
   * @throws Fault when the phone ended by itself or did not end when asked to, with what it said
   */
  String run() throws IOException, InterruptedException, Fault {
    Path data = Files.createTempDirectory("offhook-trial");
    try (TrialRegistrar registrar = new TrialRegistrar()) {
      Path config = Files.writeString(data.resolve("trial.cfg"), configuration(registrar.port()));
      Process phone = start(data, config);
      String how = hasLines ? awaitRegistration(phone, registrar) : "";
      // A line registers before all else has started, and what has not started is not archived.
      String started = awaitStart(phone, data);
      how = hasLines ? how : started;
      if (!phone.isAlive()) {
        throw new Fault("the image does not boot:\n" + Files.readString(data.resolve(CONSOLE)));
      }
      phone.destroy();
      if (!phone.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
        phone.destroyForcibly();
        throw new Fault("the phone of the image did not stop when asked to");
      }
      String went = how + " in its trial boot";
      // A JVM that crashes while it writes the archive leaves an image that starts without one.
      return Files.exists(data.resolve(CRASH))
          ? went + "; no class-data archive, the JVM crashed while it was written"
          : went;
    } finally {
      delete(data);
    }
  }

  private static String awaitRegistration(Process phone, TrialRegistrar registrar)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean registered = false;
    while (!registered && phone.isAlive() && System.nanoTime() < deadline) {
      registered = registrar.awaitRegistration(100);
    }
    return registered ? "registered" : "did not register";
  }

  /** It has come as far as it can when it says that it runs. */
  private static String awaitStart(Process phone, Path data)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    boolean started = false;
    while (!started && System.nanoTime() < deadline) {
      if (phone.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
      started = Files.readString(data.resolve(CONSOLE)).contains(" runs; data in ");
    }
    return started ? "started" : "did not start";
  }

  private Process start(Path data, Path config) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                image.resolve("bin/offhook-phone").toAbsolutePath().toString(),
                "--data",
                data.toString(),
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(data.resolve(CONSOLE).toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put("OFFHOOK_JAVA_OPTS", RECORDED.formatted(ImageDirectory.ARCHIVE, data.resolve(CRASH)));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static String configuration(int port) throws IOException {
    String line = "voip/line/0/";
    String sip = "voip/signalling/sip/";
    return String.join(
        "\n",
        List.of(
            "provisioning/method=DISABLE",
            line + "enabled=1",
            line + "id=trial",
            line + "auth_name=trial",
            line + "auth_password=trial",
            sip + "port=" + freePort(),
            sip + "use_proxy=1",
            sip + "proxy_address=127.0.0.1",
            sip + "proxy_port=" + port,
            sip + "transport_protocol=UDP",
            ""));
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
