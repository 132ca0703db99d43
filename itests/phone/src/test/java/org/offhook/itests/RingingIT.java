package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.audio.Stretches;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What the loudspeaker of a phone plays while it is called, recorded and measured. */
@Alone
class RingingIT {
  /** One of the notes of Ring04, of Ring05, of Ring02. */
  private static final double FOUR = 1046.5;

  private static final double FIVE = 1479.98;
  private static final double TWO = 523.25;
  private static final double CHIMES = 1200;

  /** Of who calls: far from all others, as a tone with gaps sounds at frequencies beside it. */
  private static final double CALLER = 2600;

  /** One of the two of the call-waiting tone of the USA. */
  private static final double WAITING = 440;

  @TempDir Path directory;
  private Exchange exchange;
  private PhoneProcess phone;
  private int recordings;

  private void boot(String... more) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String[] lines = List.of(more).toArray(new String[more.length + 2]);
    lines[more.length] = "offhook/audio/device=wav";
    lines[more.length + 1] = "offhook/audio/wav/record=" + directory.resolve("heard-0.wav");
    exchange = Exchange.open();
    phone = HousePhone.registered(directory, exchange.configuration("UDP", lines));
  }

  @AfterEach
  void stop() {
    if (phone != null) {
      phone.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  /** A call that rings for some seconds, with this header; what was heard meanwhile. */
  private Path called(String header, double seconds, String... presses) throws Exception {
    Path heard = directory.resolve("heard-" + ++recordings + ".wav");
    phone.exec("config set offhook/audio/wav/record=" + heard);
    try (Sipp sipp = HousePhone.spokenTo(phone, Dialogs.refused(header, "180", "603"))) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      Exchange.talk(seconds);
      for (String key : presses) {
        phone.exec("press " + key);
      }
      phone.exec("reject");
      sipp.awaitSuccess();
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    return heard;
  }

  /** A call that is heard. */
  private Path rung(String header, double seconds, String... presses) throws Exception {
    return phone.awaitWritten(called(header, seconds, presses));
  }

  private void assertPitch(double hertz, Path heard) throws Exception {
    for (double other : new double[] {TWO, FOUR, FIVE, CHIMES}) {
      double level = Pitch.loudest(heard, other, 100);
      assertTrue(
          other == hertz ? level > 0.05 : level < 0.03,
          "%f at %f, %f wanted%n%s".formatted(level, other, hertz, phone.log()));
    }
  }

  private static void assertCadence(List<Integer> wanted, Path heard) throws Exception {
    List<Integer> stretches = Stretches.of(heard, 100);
    assertTrue(stretches.size() >= wanted.size(), wanted + " wanted, " + stretches);
    // The device takes a moment to open, which the first sound lacks.
    assertEquals(wanted.get(0) - 100, stretches.get(0), 150, wanted + " wanted, " + stretches);
    for (int i = 1; i < wanted.size(); i++) {
      assertEquals(wanted.get(i), stretches.get(i), 60, wanted + " wanted, " + stretches);
    }
  }

  /** Not {@code 603} but the tone is what tells these calls apart. */
  @Test
  void alertInfoChoosesTheTone() throws Exception {
    Path chimes = directory.resolve("chimes.wav");
    Pitch.write(chimes, 16_000, CHIMES, 1);
    boot(
        "personal_settings/lines/0/ring_tone=Ring04",
        "voip/distinctive_ringing/1/type=external",
        "voip/distinctive_ringing/1/ringtone=Ring05");
    phone.exec("ringtones load " + chimes);
    assertPitch(FOUR, rung("", 1));
    assertPitch(FIVE, rung("Alert-Info: <http://127.0.0.1>;info=alert-external", 1));
    assertPitch(TWO, rung("Alert-Info: <http://127.0.0.1>;info=ring2", 1));
    Path looped = rung("Alert-Info: <http://127.0.0.1/chimes.wav>", 2.5);
    assertPitch(CHIMES, looped);
    assertTrue(
        Stretches.of(looped, 100).get(0) > 2300, "it plays again: " + Stretches.of(looped, 100));
  }

  @Test
  void alertInfoChoosesTheCadenceAndKeepsTheTone() throws Exception {
    boot("personal_settings/lines/0/ring_tone=Ring05");
    Path usual = rung("", 2.5);
    assertPitch(FIVE, usual);
    assertCadence(List.of(2000), usual);
    Path third = rung("Alert-Info: <http://127.0.0.1/Bellcore-dr3>", 2.5);
    assertPitch(FIVE, third);
    assertCadence(List.of(400, 200, 400, 200, 800), third);
    assertCadence(List.of(800, 400, 800), rung("Alert-Info: info=alert-internal", 2.5));
  }

  /** The group of the caller in the phonebook, and the volume. */
  @Test
  void theGroupOfTheCallerChoosesTheTone() throws Exception {
    Path book = directory.resolve("ContactData.xml");
    Files.writeString(
        book,
        """
        <all>
          <PhoneGroups>
            <group id="1" groupid="1" name="family" Descriptor="" RingType="4"/>
          </PhoneGroups>
          <PhoneBooks>
            <book id="1" Bookid="1" GroupName="family" FirstName="Aunt" OfficeNum="sipp"/>
          </PhoneBooks>
        </all>
        """);
    boot("personal_settings/lines/0/ring_tone=Ring05");
    assertPitch(FIVE, rung("", 1));
    phone.exec("contacts import personal " + book);
    Path loud = rung("", 1, "VOLUME_DOWN", "VOLUME_DOWN");
    assertPitch(FOUR, loud);
    assertEquals("8", phone.exec("config get offhook/ring/volume").strip());
    Path soft = rung("", 1);
    double decibel =
        20 * Math.log10(Pitch.loudest(loud, FOUR, 100) / Pitch.loudest(soft, FOUR, 100));
    assertEquals(6, decibel, 1);
    phone.exec("config set offhook/ring/volume=0");
    assertTrue(Files.notExists(called("", 1)), "nothing is played at all");
  }

  /** baresip calls: the ring ends with the answer, and never reaches the caller. */
  @Test
  void theRingEndsWithTheAnswerAndStaysHere() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    boot("personal_settings/lines/0/ring_tone=Ring04", "voip/codec/codec_info/0/name=PCMA");
    Path theirs = directory.resolve("theirs.wav");
    Pitch.write(theirs, 8_000, CALLER, 60);
    Path talked = directory.resolve("talked.wav");
    try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      long dialled = System.nanoTime();
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      Exchange.talk(1);
      phone.exec("ring silence");
      long silenced = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - dialled);
      Exchange.talk(1);
      Path rung = phone.awaitWritten(directory.resolve("heard-0.wav"));
      phone.exec("config set offhook/audio/wav/record=" + talked);
      phone.exec("answer");
      baresip.awaitEstablished();
      Exchange.talk(2);
      phone.exec("hangup");
      baresip.awaitEnded();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      assertPitch(FOUR, rung);
      int sound = Stretches.of(rung, 100).get(0);
      assertTrue(sound > 500 && sound <= silenced, sound + " ms, silenced after " + silenced);
      phone.awaitWritten(talked);
      assertTrue(Pitch.loudest(talked, CALLER, 100) > 0.1, "the caller is heard");
      assertTrue(Pitch.loudest(talked, FOUR, 100) < 0.03, "the ring is not");
      assertTrue(Pitch.loudest(baresip.heard(), FOUR, 100) < 0.01, "nor at the caller's");
    }
  }

  /**
   * During a call with baresip, sipp calls: 180 and a beep, or 180 alone; the ring is not heard.
   */
  @Test
  void aSecondCallIsHeardAsABeepUnlessThatIsOff() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    boot(
        "personal_settings/lines/0/ring_tone=Ring04",
        "voip/codec/codec_info/0/name=PCMA",
        "voip/services/call_waiting/generate_tone/enabled=0");
    Path theirs = directory.resolve("theirs.wav");
    Pitch.write(theirs, 8_000, CALLER, 60);
    Path talked = directory.resolve("talked.wav");
    try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      // Called by us, it would ring for a while, and the tone of that has the pitch of the beep.
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("ring silence");
      phone.awaitWritten(directory.resolve("heard-0.wav"));
      phone.exec("config set offhook/audio/wav/record=" + talked);
      phone.exec("answer");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      waits(2);
      assertTrue(Pitch.loudest(talked, CALLER, 100) > 0.1, "baresip is heard");
      double none = Pitch.loudest(talked, WAITING, 200);
      assertTrue(none < 0.02, "no beep is wanted: " + none);
      phone.exec("config set voip/services/call_waiting/generate_tone/enabled=1");
      waits(2);
      double beep = Pitch.loudest(talked, WAITING, 200);
      assertTrue(beep > 0.05, "a beep is wanted: " + beep);
      assertTrue(Pitch.loudest(talked, FOUR, 100) < 0.03, "the ring is not heard");
      phone.exec("hangup");
      baresip.awaitEnded();
      double there = Pitch.loudest(baresip.heard(), WAITING, 100);
      assertTrue(there < 0.01, "the other end hears none of it: " + there);
    }
  }

  /** A call that waits for some seconds, and is rejected. */
  private void waits(double seconds) throws Exception {
    try (Sipp sipp = HousePhone.spokenTo(phone, Dialogs.refused("", "180", "603"))) {
      String calls = phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      Exchange.talk(seconds);
      String id =
          calls
              .lines()
              .filter(line -> line.contains("RINGING_IN"))
              .map(line -> line.split(" ")[0])
              .findFirst()
              .orElseThrow();
      phone.exec("reject " + id);
      sipp.awaitSuccess();
    }
  }
}
