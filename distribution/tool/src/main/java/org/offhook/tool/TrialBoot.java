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
 * class-data archive at its end. So each image that is assembled has booted and registered.
 */
final class TrialBoot {
  private static final long REGISTER_MILLIS = 20_000;
  private static final long STOP_MILLIS = 30_000;
  private static final String CRASH = "crash.log";

  private final Path image;

  TrialBoot(Path image) {
    this.image = image;
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
      boolean registered = awaitRegistration(phone, registrar);
      if (!phone.isAlive()) {
        throw new Fault("the image does not boot:\n" + Files.readString(data.resolve("console")));
      }
      phone.destroy();
      if (!phone.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
        phone.destroyForcibly();
        throw new Fault("the phone of the image did not stop when asked to");
      }
      String went = (registered ? "registered" : "did not register") + " in its trial boot";
      // A JVM that crashes while it writes the archive leaves an image that starts without one.
      return Files.exists(data.resolve(CRASH))
          ? went + "; no class-data archive, the JVM crashed while it was written"
          : went;
    } finally {
      delete(data);
    }
  }

  private static boolean awaitRegistration(Process phone, TrialRegistrar registrar)
      throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REGISTER_MILLIS);
    boolean registered = false;
    while (!registered && phone.isAlive() && System.nanoTime() < deadline) {
      registered = registrar.awaitRegistration(100);
    }
    return registered;
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
            .redirectOutput(data.resolve("console").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder
        .environment()
        .put(
            "OFFHOOK_JAVA_OPTS",
            "-XX:ArchiveClassesAtExit=%s -XX:ErrorFile=%s"
                .formatted(ImageDirectory.ARCHIVE, data.resolve(CRASH)));
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
