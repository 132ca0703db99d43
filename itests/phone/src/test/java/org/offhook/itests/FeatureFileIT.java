package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;

/** Features packed by the tool, taken by phones that run. */
class FeatureFileIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String MODEL = "audiocodes-440hd";

  @TempDir static Path made;
  private static Path image;
  private static Path key;
  @TempDir Path directory;

  @BeforeAll
  static void assemble() throws Exception {
    assumeTrue(Peer.find("openssl").isPresent(), "openssl is not installed");
    key = made.resolve("vendor.pem");
    Path trust = made.resolve("vendor.pub.pem");
    openssl("genpkey", "-algorithm", "ed25519", "-out", key.toString());
    openssl("pkey", "-in", key.toString(), "-pubout", "-out", trust.toString());
    image = made.resolve("image");
    tool(
        "image",
        MODEL,
        "--no-trial",
        "--directory-only",
        "--out",
        image.toString(),
        "--trust",
        trust.toString());
  }

  private static void openssl(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(Peer.find("openssl").orElseThrow().toString()));
    command.addAll(List.of(words));
    Peer.run(made, command);
  }

  private static String tool(String... words) throws Exception {
    HouseImages.Result result = HouseImages.tool(List.of(words));
    assertEquals(0, result.exitCode(), result.output());
    return result.output();
  }

  private Path packed(String feature, String file, String... options) throws Exception {
    Path out = Files.createDirectories(directory.resolve("files")).resolve(file);
    List<String> words = new ArrayList<>(List.of("feature", feature, "--out", out.toString()));
    words.addAll(List.of(options));
    tool(words.toArray(String[]::new));
    return out;
  }

  /** A feature with one bundle, whose component waits for this service. */
  private Path waiting(String feature, String bundle, String service, String... headers)
      throws Exception {
    Path folder = Files.createDirectories(directory.resolve("own-" + feature));
    Manifest manifest = new Manifest();
    var main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", bundle);
    main.putValue("Bundle-Version", "9.0.0");
    main.putValue("Service-Component", "OSGI-INF/one.xml");
    for (String header : headers) {
      main.putValue(header.split(":", 2)[0], header.split(":", 2)[1].strip());
    }
    String component =
        """
        <component xmlns="http://www.osgi.org/xmlns/scr/v1.3.0" name="%s.one" immediate="true">
          <implementation class="java.lang.Object"/>
          <reference name="it" interface="%s"/>
        </component>
        """
            .formatted(bundle, service);
    try (JarOutputStream jar =
        new JarOutputStream(
            Files.newOutputStream(folder.resolve(bundle + "-9.0.0.jar")), manifest)) {
      jar.putNextEntry(new ZipEntry("OSGI-INF/one.xml"));
      jar.write(component.getBytes(StandardCharsets.UTF_8));
    }
    Path json = folder.resolve(feature + ".json");
    Files.writeString(
        json,
        """
        {"feature-resource-version": "1.0", "id": "org.example:%s:9.0.0",
         "bundles": [{"id": "org.example:%s:9.0.0"}]}
        """
            .formatted(feature, bundle));
    return packed(json.toString(), feature + ".feature", "--key", key.toString());
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(image, directory.resolve("data"), configuration);
  }

  @Test
  void aServerGivesFeaturesToAPhoneInACall() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    packed("lab", "lab.feature", "--key", key.toString());
    Path broken =
        waiting("broken", "org.example.broken", "no.such.Service", "Import-Package: no.such.thing");
    int web = FreePort.any();
    Files.writeString(
        broken.resolveSibling("a.cfg"),
        "offhook/provisioning/features=http://127.0.0.1:%1$d/broken.feature http://127.0.0.1:%1$d/lab.feature\n"
            .formatted(web));
    Path plays = directory.resolve("tone.wav");
    org.offhook.testkit.audio.Pitch.write(plays, 8000, 500, 60);
    try (Exchange exchange = Exchange.open();
        Nginx nginx = Nginx.serving(broken.getParent(), directory, web);
        PhoneProcess phone =
            phone(
                exchange.configuration(
                    "UDP",
                    "provisioning/method=STATIC",
                    "provisioning/configuration/url=http://127.0.0.1:" + web + "/a.cfg"));
        Baresip baresip = exchange.baresip("PCMA/8000/1", plays)) {
      Exchange.awaitRegistered(phone);
      phone.exec("call 200");
      phone.awaitOutput(SOON, "calls", "CONNECTED");
      phone.exec("provision now");
      String log = phone.exec("provision log");
      assertTrue(log.contains("lab.feature: in force"), log);
      assertTrue(log.contains("broken is given up: "), log);
      assertTrue(log.contains("no.such.thing"), log);
      assertTrue(phone.exec("calls").contains("CONNECTED"), "the call goes on");
      assertTrue(phone.exec("bundle list").matches("(?s).*active\\s.*org\\.offhook\\.lab.*"));
      String status = phone.exec("firmware");
      assertTrue(status.contains("feature lab: 0.1.0"), status);
      assertTrue(status.contains("feature broken given up: 9.0.0: "), status);
      assertFalse(Files.exists(directory.resolve("data/deploy/broken.json")));
      phone.exec("provision now");
      log = phone.exec("provision log");
      assertTrue(log.contains("lab.feature: has the version in force"), log);
      assertTrue(log.contains("broken.feature: has the version in force, or one that was"), log);
      phone.exec("firmware remove lab");
      assertFalse(phone.exec("bundle list").contains("org.offhook.lab"));
      assertTrue(nginx.isAlive());
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void aFeatureThatDoesNotWorkGoesAndTheOneBeforeIsBack() throws Exception {
    Path worse = waiting("tones", "org.offhook.tones", "no.such.Service");
    try (PhoneProcess phone =
        phone("voip/signalling/sip/port=0\noffhook/firmware/trial_seconds=5\n")) {
      String before = bundle(phone, "org.offhook.tones");
      String told = phone.tryExec("firmware install " + worse).output();
      assertTrue(told.contains("org.offhook.tones.one: waits for no.such.Service"), told);
      assertEquals(before, bundle(phone, "org.offhook.tones"));
      phone.awaitOutput(SOON, "notices", "Feature tones 9.0.0 was given up: ");
      assertTrue(phone.log().contains("Feature tones 9.0.0 is given up"), phone.log());
      assertTrue(phone.exec("health").matches("(?s).*WARN +features +tones was given up.*"));
      assertEquals(List.of(), files("data/deploy"));
    }
  }

  private static String bundle(PhoneProcess phone, String name) throws Exception {
    return phone
        .exec("bundle list")
        .lines()
        .filter(line -> line.contains(name))
        .findFirst()
        .orElse("");
  }

  private List<String> files(String folder) throws Exception {
    try (var list = Files.list(directory.resolve(folder))) {
      return list.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatMayNotBeTakenIsRefusedWithTheReason() throws Exception {
    Path signed = packed("lab", "lab.feature", "--key", key.toString());
    Path other = packed("lab", "other.feature", "--key", "" + key, "--model", "genesys-420hd");
    Path plain = packed("lab", "plain.feature");
    byte[] bytes = Files.readAllBytes(signed);
    bytes[bytes.length - 9] ^= 1;
    Path flipped = Files.write(directory.resolve("flipped.feature"), bytes);
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      refused(phone, other, "firmware for the Genesys 420HD; this is the AudioCodes 440HD");
      refused(phone, plain, "without a signature");
      refused(phone, flipped, "its digest is not that of the header");
      assertFalse(phone.exec("bundle list").contains("org.offhook.lab"));
    }
  }

  private static void refused(PhoneProcess phone, Path file, String why) throws Exception {
    String told = phone.tryExec("firmware install " + file).output();
    assertTrue(told.contains(why), told);
  }

  @Test
  void aTrialThatThePowerEndedIsBegunOnceMore() throws Exception {
    Path lab = packed("lab", "lab.feature", "--key", key.toString());
    Path trial = directory.resolve("data/features/trial");
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      Thread install = new Thread(() -> attempt(phone, lab));
      install.start();
      long end = System.nanoTime() + SOON.toNanos();
      while (!Files.exists(trial) && System.nanoTime() < end) {
        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
      }
      phone.kill();
      install.join();
    }
    assertTrue(Files.exists(trial), "killed in the midst of the trial");
    try (PhoneProcess phone = phone(null)) {
      phone.awaitOutput(SOON, "firmware", "feature lab: 0\\.1\\.0");
      assertTrue(phone.exec("bundle list").contains("org.offhook.lab"));
      assertFalse(Files.exists(trial));
    }
  }

  private static void attempt(PhoneProcess phone, Path file) {
    try {
      phone.tryExec("firmware install " + file);
    } catch (java.io.IOException e) {
      // The power was cut meanwhile.
    }
  }
}
