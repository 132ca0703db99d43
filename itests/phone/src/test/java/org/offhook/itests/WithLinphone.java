package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.peer.LinphoneConfig;
import org.offhook.testkit.phone.PhoneProcess;

/**
 * What transfers with linphone need: the phone (100), the linphone (200), and a third party (300),
 * which is another linphone, which understands Replaces, or a baresip, which does not.
 */
abstract class WithLinphone {
  private static final double LEAST = 0.9;
  private static final String TROUBLE = "(?s).* (WARN|ERROR) .*";

  /** Phone and linphone say this again and again, so that what is lost at the start comes again. */
  private static final double LOOP = 3;

  static final double TALK = 2 * LOOP + 0.5;
  static final String CODEC = "PCMA/8000/1";

  @TempDir Path directory;
  Path ours;
  Path heard;
  Path second;
  Path third;

  /** What a baresip says, which does not say anything twice. */
  Path once;

  @BeforeEach
  void record() throws Exception {
    assumeTrue(Linphone.isInstalled(), "linphonec is not installed");
    heard = directory.resolve("heard.wav");
    ours = speech("ours", 41, LOOP);
    second = speech("second", 42, LOOP);
    third = speech("third", 43, LOOP);
    once = speech("once", 44, 12);
  }

  private Path speech(String name, long seed, double seconds) throws Exception {
    Path wav = directory.resolve(name + ".wav");
    Likeness.write(wav, 8000, 1, seconds, seed);
    return wav;
  }

  PhoneProcess phone(Exchange exchange, String... more) throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            exchange.configuration(
                "UDP",
                "voip/codec/codec_info/0/name=PCMA",
                "offhook/audio/device=wav",
                "offhook/audio/wav/play=" + ours,
                "offhook/audio/wav/loop=1",
                "offhook/audio/wav/record=" + heard,
                String.join("\n", more)));
    Exchange.awaitRegistered(phone);
    return phone;
  }

  Linphone linphone(Exchange exchange, String user, String password, Path plays) throws Exception {
    Linphone linphone =
        Linphone.start(
            directory,
            LinphoneConfig.user(
                user, password, "127.0.0.1:" + exchange.kamailio().port(), "PCMA/8000", plays));
    try {
      linphone.awaitRegistered();
    } catch (IOException | AssertionError e) {
      linphone.close();
      throw e;
    }
    return linphone;
  }

  static void assertLike(Path said, Path heard, String who) throws Exception {
    double like = Likeness.of(said, heard);
    assertTrue(like > LEAST, who + ": " + like);
  }

  static void awaitCalls(PhoneProcess phone, String expression) throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", expression);
  }

  /** Nothing is left of all this, here or there, and nothing went wrong here. */
  static void awaitIdle(PhoneProcess phone, Linphone... others) throws Exception {
    awaitCalls(phone, "no calls");
    awaitLamp(phone, "off");
    for (Linphone other : others) {
      other.awaitIdle();
    }
    String log = phone.log();
    // Its usual port for TLS may be somebody else's.
    assertFalse(log.replaceAll(".* WARN  SharedStack - SIP port .*", "").matches(TROUBLE), log);
  }

  static void assertTold(PhoneProcess phone, String told) throws Exception {
    phone.awaitLog(Exchange.SOON, "To the person at the phone: " + told);
  }

  private static void awaitLamp(PhoneProcess phone, String lamp) throws Exception {
    phone.awaitOutput(Exchange.SOON, "keys", "(?m) 100 +" + lamp + "$");
  }

  /** The proxy has seen who sent the call there, and that it is to take the place of another. */
  static void awaitReferred(Exchange exchange, String way) throws Exception {
    String line = ".*REFERRED INVITE " + way + " by <?sip:200@.* replaces .*;to-tag=.*";
    exchange.kamailio().await(seen -> seen.matches(line));
  }

  /** The phone talks with 300 and nobody else. */
  static void talkWithThree(PhoneProcess phone) throws Exception {
    awaitCalls(phone, "\\A[^\\n]*\\n[^\\n]*300@[^\\n]* CONNECTED  [^\\n]*\\n\\z");
    awaitLamp(phone, "green");
    Exchange.talk(TALK);
    phone.exec("hangup");
  }

  /** The same, after which nothing is left anywhere, and 300 has heard the phone. */
  void endsWithThree(PhoneProcess phone, Linphone two, Linphone three) throws Exception {
    talkWithThree(phone);
    awaitIdle(phone, two, three);
    three.close();
    assertLike(ours, three.heard(), "300 hears the phone");
  }

  /** 200 talks with 300, who then waits, and calls the phone, which rings. */
  static void ringsBehindThree(PhoneProcess phone, Linphone two, Linphone three) throws Exception {
    two.dial("300");
    three.awaitCalled(1, "200");
    three.answer(1);
    two.awaitSound(1);
    two.hold(1);
    two.dial("100");
    awaitCalls(phone, "200@.* RINGING_IN");
  }

  /** Calls 200, who answers. */
  static void callTwo(PhoneProcess phone, Linphone two) throws Exception {
    phone.exec("call 200");
    two.awaitCalled(1, "100");
    two.answer(1);
    two.awaitSound(1);
    awaitCalls(phone, "200@.* CONNECTED");
  }
}
