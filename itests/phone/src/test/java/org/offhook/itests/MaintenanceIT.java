package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.phone.PhoneProcess;

/** Restarts, defaults, and parameters that wait for a restart. */
class MaintenanceIT {
  private static final String MODEL = "audiocodes-440hd";
  private static final String RING_TONES = "provisioning/ring_tone_uri";

  private static final Duration PATIENT = Duration.ofSeconds(300);

  @TempDir Path directory;

  private PhoneProcess phone(String own) throws Exception {
    return PhoneProcess.boot(HouseImages.of(MODEL), directory.resolve("data"), own);
  }

  private static void awaitNext(PhoneProcess phone) throws Exception {
    phone.awaitLife(PATIENT, 2);
  }

  @Test
  void aRestartUnregistersFirstAndComesBackRegistered() throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    try (Exchange exchange = Exchange.open();
        Wire wire = Wire.capture(directory);
        PhoneProcess phone = phone(exchange.configuration("UDP"))) {
      Exchange.awaitRegistered(phone);
      phone.exec("restart");
      awaitNext(phone);
      Exchange.awaitRegistered(phone);
      assertTrue(exchange.kamailio().bindings().contains("100"));
      List<String> lifetimes = wire.lifetimes(exchange.kamailio().port());
      String told = String.join(" ", lifetimes);
      assertTrue(told.matches("3600( 3600)*( 0)+( 3600)+"), told);
    }
  }

  @Test
  void aCallIsEndedOnlyByThoseWhoSaySo() throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 5);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      Exchange.awaitRegistered(phone);
      phone.exec("call 200");
      baresip.awaitEstablished();
      for (String command : new String[] {"restart", "defaults confirm"}) {
        String refused = phone.tryExec(command).output();
        assertTrue(refused.contains("there is a call; say now to end it"), refused);
      }
      assertTrue(phone.tryExec("defaults").output().contains("usage: defaults confirm"));
      assertTrue(phone.exec("calls").contains("200"));
      phone.exec("restart now");
      baresip.awaitEnded();
      awaitNext(phone);
      Exchange.awaitRegistered(phone);
      assertFalse(Files.exists(phone.data().resolve("defaults-wanted")));
    }
  }

  @Test
  void theDefaultsTakeConfigurationAndContactsAway() throws Exception {
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\nvoip/line/2/description=x\n")) {
      phone.exec("contacts add Anna 2001");
      phone.exec("config set personal_settings/functional_key/3/speed_dial_number=2003");
      phone.exec("defaults confirm");
      awaitNext(phone);
      assertEquals("nothing differs from the defaults", phone.exec("config delta").strip());
      assertTrue(phone.exec("contacts").contains("personal    0"), phone.exec("contacts"));
      assertTrue(phone.log().contains("The phone starts anew: a person asked for the defaults"));
      // They are brought back once.
      phone.exec("config set voip/line/2/description=mine");
      phone.exec("restart");
      phone.awaitLife(PATIENT, 3);
      assertEquals("mine", phone.exec("config get voip/line/2/description").strip());
    }
  }

  @Test
  void aChangeThatWaitsForARestartAsksForOne() throws Exception {
    try (PhoneProcess phone = phone("voip/signalling/sip/port=0\n")) {
      phone.exec("config set voip/line/2/description=x");
      assertTrue(phone.exec("health").contains("nothing waits for one"));
      phone.exec("config set " + RING_TONES + "=http://127.0.0.1:9/tones.zip");
      phone.awaitOutput(Exchange.SOON, "notices", "A restart is wanted: " + RING_TONES);
      assertTrue(phone.exec("health").contains("wanted for " + RING_TONES));
      phone.exec("restart");
      awaitNext(phone);
      assertTrue(phone.exec("health").contains("nothing waits for one"));
      assertFalse(phone.exec("notices").contains("A restart is wanted"));
    }
  }

  @Test
  void aServerThatChangesSuchAParameterHasThePhoneStartAnewOnce() throws Exception {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Path files = Files.createDirectories(directory.resolve("files"));
    int web = FreePort.any();
    String own =
        """
        voip/signalling/sip/port=0
        provisioning/method=STATIC
        provisioning/configuration/url=http://127.0.0.1:%d/a.cfg
        offhook/maintenance/restart_for=voip/line/*/description
        """
            .formatted(web);
    try (Nginx nginx = Nginx.serving(files, directory, web);
        PhoneProcess phone = phone(own)) {
      Files.writeString(files.resolve("a.cfg"), "voip/line/2/extension_display=acts at once\n");
      assertTrue(phone.exec("provision now").contains("1 lines in force"));
      assertTrue(phone.exec("health").contains("nothing waits for one"));
      Files.writeString(files.resolve("a.cfg"), "voip/line/2/description=waits for a restart\n");
      phone.tryExec("provision now");
      awaitNext(phone);
      assertTrue(phone.log().contains("starts anew: the server changed voip/line/2/description"));
      assertEquals("waits for a restart", phone.exec("config get voip/line/2/description").strip());
      assertTrue(phone.exec("provision now").contains("not changed since the last time"));
      phone.exec("provision renew");
      assertTrue(phone.exec("health").contains("nothing waits for one"));
      assertEquals(1, phone.log().split("The phone starts anew", -1).length - 1);
      assertTrue(nginx.isAlive(), nginx.output());
    }
  }
}
