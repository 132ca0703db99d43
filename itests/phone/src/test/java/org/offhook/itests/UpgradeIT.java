package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** Phones that ship, upgraded with firmware files that the tool wrote. */
class UpgradeIT {
  private static final String MODEL = "audiocodes-440hd";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration PATIENT = Duration.ofSeconds(300);

  @TempDir static Path made;
  private static Path image;
  private static Path newer;
  private static Path unsigned;
  private static Path other;
  @TempDir Path directory;

  @BeforeAll
  static void assemble() throws Exception {
    assumeTrue(Peer.find("openssl").isPresent(), "openssl is not installed");
    Path key = made.resolve("vendor.pem");
    Path trust = made.resolve("vendor.pub.pem");
    openssl("genpkey", "-algorithm", "ed25519", "-out", key.toString());
    openssl("pkey", "-in", key.toString(), "-pubout", "-out", trust.toString());
    image = image(MODEL, "old", "--trust", trust.toString());
    String[] signed = {"--trust", "" + trust, "--key", "" + key, "--version-of-image", "9.9"};
    newer = image(MODEL, "new", signed).resolveSibling(MODEL + "-9.9.img");
    unsigned =
        image(MODEL, "plain", "--version-of-image", "9.8").resolveSibling(MODEL + "-9.8.img");
    other = image("genesys-420hd", "other", signed).resolveSibling("genesys-420hd-9.9.img");
  }

  private static void openssl(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(Peer.find("openssl").orElseThrow().toString()));
    command.addAll(List.of(words));
    Peer.run(made, command);
  }

  private static Path image(String model, String name, String... options) throws Exception {
    Path out = Files.createDirectories(made.resolve(name)).resolve("image");
    List<String> command =
        new ArrayList<>(List.of("image", model, "--no-trial", "--out", out.toString()));
    command.addAll(List.of(options));
    HouseImages.Result result = HouseImages.tool(command);
    assertEquals(0, result.exitCode(), result.output());
    return out;
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(image, directory.resolve("data"), configuration, Surroundings.LOADER);
  }

  @Test
  void aNewImageProvesItselfAndStays() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.configuration("UDP"))) {
      Exchange.awaitRegistered(phone);
      assertTrue(phone.exec("firmware").contains("starts with: factory"));
      phone.exec("firmware install " + newer);
      phone.awaitLife(PATIENT, 2);
      phone.awaitOutput(SOON, "firmware", "version: 9.9\nstarts with: a");
      Exchange.awaitRegistered(phone);
      assertTrue(phone.tryExec("firmware install " + other).output().contains("this is the"));
    }
    try (PhoneProcess phone = phone(null)) {
      phone.awaitOutput(SOON, "firmware", "version: 9.9\nstarts with: a");
    }
  }

  /** The JVM tells where each class is from; what is on top of its own archive is the image's. */
  @Test
  void anImageInASlotHasAnArchiveFromItsSecondStartOn() throws Exception {
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      phone.exec("firmware install " + newer);
      phone.awaitLife(PATIENT, 2);
      phone.awaitOutput(SOON, "firmware", "starts with: a(?s:.*)class data: recorded");
    }
    startsFromItsArchive("second");
    Path slot = directory.resolve("data/slots/a");
    Path archive;
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(slot, "phone-*.jsa")) {
      archive = archives.iterator().next();
    }
    assertTrue(archive.toFile().setWritable(true));
    try (FileChannel torn = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      torn.truncate(torn.size() / 2);
    }
    try (PhoneProcess phone = phone(null)) {
      phone.awaitOutput(SOON, "firmware", "starts with: a");
      phone.awaitOutput(SOON, "health", "config");
    }
    startsFromItsArchive("fourth");
  }

  /** Nearly all classes come out of an archive; some of the launcher are looked up before it. */
  private void startsFromItsArchive(String start) throws Exception {
    Path classes = directory.resolve(start + ".classes");
    Surroundings telling =
        Surroundings.LOADER.withJavaOptions("-Xlog:class+load:file=" + classes + ":none");
    try (PhoneProcess phone = PhoneProcess.boot(image, directory.resolve("data"), null, telling)) {
      phone.awaitOutput(SOON, "firmware", "starts with: a(?s:.*)class data: archived");
    }
    List<String> lines = Files.readAllLines(classes);
    long archived = lines.stream().filter(line -> line.endsWith("objects file (top)")).count();
    long read = lines.stream().filter(line -> line.endsWith(".jar")).count();
    assertTrue(archived > 2_000 && read < 200, archived + " archived, " + read + " from jars");
  }

  @Test
  void aServerUpgradesThePhoneOnce() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    int web = FreePort.any();
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.copy(newer, files.resolve("440HD.img"));
    Files.writeString(files.resolve("a.cfg"), "voip/line/2/description=from the server\n");
    String own =
        """
        voip/signalling/sip/port=0
        provisioning/method=STATIC
        provisioning/configuration/url=http://127.0.0.1:%1$d/a.cfg
        provisioning/firmware/url=http://127.0.0.1:%1$d
        """
            .formatted(web);
    try (Nginx nginx = Nginx.serving(files, directory, web);
        PhoneProcess phone = phone(own)) {
      String told = phone.exec("provision now");
      assertTrue(told.contains("new firmware was taken"), told);
      phone.awaitLife(PATIENT, 2);
      phone.awaitOutput(SOON, "firmware", "version: 9.9\nstarts with: a");
      String again = phone.exec("provision now");
      assertTrue(again.contains("1 lines in force, 0 problems"), again);
      assertTrue(phone.exec("provision log").contains("440HD.img: has the version in force"));
      assertTrue(nginx.isAlive());
    }
  }

  @Test
  void aPersonTakesSoftwareFromAnFtpServer() throws Exception {
    try (FileServers servers = FileServers.in(directory)) {
      software(servers, servers.ftp("440HD.img"));
    }
  }

  @Test
  void aPersonTakesSoftwareFromATftpServer() throws Exception {
    try (FileServers servers = FileServers.in(directory)) {
      software(servers, servers.tftp("440HD.img"));
    }
  }

  private void software(FileServers servers, String from) throws Exception {
    servers.put("440HD.img", Files.readAllBytes(newer));
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      String told = phone.exec("update software " + from);
      assertTrue(told.contains("taken; it goes on trial"), told);
      phone.awaitLife(PATIENT, 2);
      phone.awaitOutput(SOON, "firmware", "version: 9.9\nstarts with: a");
      assertTrue(phone.exec("update software " + from).contains("has the version in force"));
    }
  }

  @Test
  void whatMayNotBeTakenIsRefusedWithTheReason() throws Exception {
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      refused(phone, other, "firmware for the Genesys 420HD; this is the AudioCodes 440HD");
      refused(phone, unsigned, "without a signature");
      byte[] bytes = Files.readAllBytes(newer);
      bytes[bytes.length / 2] ^= 4;
      Path flipped = Files.write(directory.resolve("flipped.img"), bytes);
      refused(phone, flipped, "damaged|its digest is not that of the header");
      assertTrue(phone.exec("firmware").contains("starts with: factory"));
      assertTrue(phone.alive());
    }
  }

  private static void refused(PhoneProcess phone, Path file, String why) throws Exception {
    String output = phone.tryExec("firmware install " + file).output();
    assertTrue(output.matches("(?s).*(" + why + ").*"), output);
  }

  @Test
  void anImageThatCannotRegisterGoesAndSaysWhy() throws Exception {
    try (Exchange exchange = Exchange.open();
        DatagramSocket syslog = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        PhoneProcess phone =
            phone(
                exchange.configuration(
                    "UDP",
                    "offhook/firmware/trial_seconds=5",
                    "system/syslog/mode=NETWORK",
                    "system/syslog/server_address=127.0.0.1",
                    "system/syslog/server_port=" + syslog.getLocalPort()))) {
      syslog.setReceiveBufferSize(4_000_000);
      Exchange.awaitRegistered(phone);
      // The registrar is gone when the new image starts.
      exchange.close();
      phone.exec("firmware install " + newer);
      phone.awaitLife(PATIENT, 3);
      phone.awaitOutput(SOON, "firmware", "starts with: factory");
      String status = phone.exec("firmware");
      assertTrue(status.contains("given up: 9.9: line 0 is not registered"), status);
      phone.awaitOutput(SOON, "notices", "Firmware was given up: 9.9: line 0 is not registered");
      phone.awaitLog(SOON, "The last firmware was given up");
      awaitMessage(syslog, "Firmware 9.9 is given up: line 0 is not registered");
    }
  }

  private static void awaitMessage(DatagramSocket syslog, String text) throws Exception {
    syslog.setSoTimeout((int) SOON.toMillis());
    DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
    String message = "";
    while (!message.contains(text)) {
      syslog.receive(packet);
      message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void thePowerMayBeCutAtAnyInstant() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int cut = 0; cut < Integer.getInteger("offhook.cuts", 6); cut++) {
      try (PhoneProcess phone = phone(cut == 0 ? "voip/signalling/sip/port=0\n" : null)) {
        String status = phone.awaitOutput(SOON, "firmware", "version: ");
        assertTrue(status.matches("(?s)version: (9\\.9|0\\.1\\.0)\n.*"), "seed " + seed + status);
        Thread install = new Thread(() -> attempt(phone));
        install.start();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_500)));
        phone.kill();
        install.join();
      }
    }
    try (PhoneProcess phone = phone(null)) {
      phone.awaitOutput(SOON, "health", "config");
    }
  }

  private static void attempt(PhoneProcess phone) {
    try {
      phone.tryExec("firmware install " + newer);
    } catch (java.io.IOException e) {
      // The power was cut meanwhile.
    }
  }
}
