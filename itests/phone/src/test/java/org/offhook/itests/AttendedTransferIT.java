package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.peer.LinphoneConfig;
import org.offhook.testkit.phone.PhoneProcess;

/**
 * Attended transfers with linphone (200), which can do them: the phone (100) in every role. The
 * third party (300) is another linphone, which understands Replaces, or a baresip, which does not.
 */
class AttendedTransferIT {
  private static final double LEAST = 0.9;
  private static final String TROUBLE = "(?s).* (WARN|ERROR) .*";

  /** Phone and linphone say this again and again, so that what is lost at the start comes again. */
  private static final double LOOP = 3;

  private static final double TALK = 2 * LOOP + 0.5;
  private static final String CODEC = "PCMA/8000/1";

  @TempDir Path directory;
  private Path ours;
  private Path heard;
  private Path second;
  private Path third;

  /** What a baresip says, which does not say anything twice. */
  private Path once;

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

  private PhoneProcess phone(Exchange exchange, String... more) throws Exception {
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

  private Linphone linphone(Exchange exchange, String user, String password, Path plays)
      throws Exception {
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

  private static void assertLike(Path said, Path heard, String who) throws Exception {
    double like = Likeness.of(said, heard);
    assertTrue(like > LEAST, who + ": " + like);
  }

  private static void awaitCalls(PhoneProcess phone, String expression) throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", expression);
  }

  /** Nothing is left of all this, here or there, and nothing went wrong here. */
  private static void awaitIdle(PhoneProcess phone, Linphone... others) throws Exception {
    awaitCalls(phone, "no calls");
    awaitLamp(phone, "off");
    for (Linphone other : others) {
      other.awaitIdle();
    }
    String log = phone.log();
    // Its usual port for TLS may be somebody else's.
    assertFalse(log.replaceAll(".* WARN  SharedStack - SIP port .*", "").matches(TROUBLE), log);
  }

  private static void assertTold(PhoneProcess phone, String told) throws Exception {
    assertTrue(phone.log().contains("To the person at the phone: " + told), phone.log());
  }

  private static void awaitLamp(PhoneProcess phone, String lamp) throws Exception {
    phone.awaitOutput(Exchange.SOON, "keys", "(?m) 100 +" + lamp + "$");
  }

  /** The proxy has seen who sent the call there, and that it is to take the place of another. */
  private static void awaitReferred(Exchange exchange, String way) throws Exception {
    String line = ".*REFERRED INVITE " + way + " by <?sip:200@.* replaces .*;to-tag=.*";
    exchange.kamailio().await(seen -> seen.matches(line));
  }

  /** The phone talks with 300 and nobody else. */
  private static void talkWithThree(PhoneProcess phone) throws Exception {
    awaitCalls(phone, "\\A[^\\n]*\\n[^\\n]*300@[^\\n]* CONNECTED  [^\\n]*\\n\\z");
    awaitLamp(phone, "green");
    Exchange.talk(TALK);
    phone.exec("hangup");
  }

  /** Calls 200, who answers. */
  private static void callTwo(PhoneProcess phone, Linphone two) throws Exception {
    phone.exec("call 200");
    two.awaitCalled("100");
    two.answer(1);
    two.awaitSound(1);
    awaitCalls(phone, "200@.* CONNECTED");
  }

  @Test
  void asTransfereeToLinphone() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitCalled("200");
      three.answer(1);
      two.awaitSound(2);
      two.transfer(1, 2);
      // The call with Replaces takes the place of the consultation, unasked.
      three.awaitCalled("100");
      three.awaitSound(2);
      two.awaitEnded(2);
      two.hangup(1);
      awaitReferred(exchange, "100 -> 300");
      talkWithThree(phone);
      awaitIdle(phone, two, three);
      assertTold(phone, "Transferred to sip:300@");
      three.close();
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(third, heard, "the phone hears 300");
  }

  @Test
  void asTransfereeToBaresip() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Baresip three = exchange.third(CODEC, once)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitEstablished();
      two.awaitSound(2);
      // baresip names its recordings after the second they begin in.
      Exchange.talk(1.2);
      three.forget();
      two.transfer(1, 2);
      three.awaitEstablished();
      // It knows nothing of Replaces: the transferor ends both of its calls.
      two.hangup(2);
      two.hangup(1);
      talkWithThree(phone);
      awaitIdle(phone, two);
      assertTold(phone, "Transferred to sip:300@");
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(once, heard, "the phone hears 300");
  }

  @Test
  void asTarget() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      two.dial("300");
      three.awaitCalled("200");
      three.answer(1);
      two.awaitSound(1);
      two.hold(1);
      two.dial("100");
      awaitCalls(phone, "200@.* RINGING_IN");
      phone.exec("answer");
      two.awaitSound(2);
      awaitCalls(phone, "200@.* CONNECTED");
      two.transfer(1, 2);
      // Nobody answers anything: the phone lets 300 take the place of 200, whose call it ends.
      two.awaitEnded(2);
      three.awaitSound(2);
      two.hangup(1);
      awaitReferred(exchange, "300 -> 100");
      three.awaitEnded(1);
      talkWithThree(phone);
      awaitIdle(phone, two, three);
      three.close();
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(third, heard, "the phone hears 300");
  }

  @Test
  void asTransferorToLinphone() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitCalled("100");
      three.answer(1);
      three.awaitSound(1);
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* CONNECTED");
      phone.exec("transfer 1 with 2");
      three.awaitCalled("200");
      three.awaitSound(2);
      awaitIdle(phone);
      Exchange.talk(TALK);
      two.hangup(2);
      awaitIdle(phone, two, three);
      assertTold(phone, "Transferred to 300");
      two.close();
      three.close();
      assertLike(second, three.heard(), "300 hears 200");
      assertLike(third, two.heard(), "200 hears 300");
    }
  }

  @Test
  void asTransferorToBaresip() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Baresip three = exchange.third(CODEC, once)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitEstablished();
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* CONNECTED");
      Exchange.talk(1.2);
      three.forget();
      phone.exec("transfer 1 with 2");
      three.awaitEstablished();
      awaitIdle(phone);
      Exchange.talk(TALK);
      two.hangup(2);
      awaitIdle(phone, two);
      assertTold(phone, "Transferred to 300");
      two.close();
      assertLike(second, three.heard(), "300 hears 200");
      assertLike(once, two.heard(), "200 hears 300");
    }
  }

  @Test
  void semiAttendedAsTransferor() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange, "system/semi_attended/enable=1");
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitCalled("100");
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* RINGING_OUT");
      phone.exec("transfer 1 with 2");
      // The phone's own ringing is cancelled, that of the transferee begins.
      three.awaitEnded(1);
      three.awaitCalled("200");
      three.answer(2);
      three.awaitSound(2);
      awaitIdle(phone);
      Exchange.talk(TALK);
      two.hangup(2);
      awaitIdle(phone, two, three);
      assertTold(phone, "Transferred to 300");
      two.close();
      three.close();
      assertLike(second, three.heard(), "300 hears 200");
      assertLike(third, two.heard(), "200 hears 300");
    }
  }

  @Test
  void semiAttendedAsTransferee() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitCalled("200");
      two.await("Call 2 to [^\\n]* ringing", Exchange.SOON);
      two.transfer(1, 2);
      three.awaitCalled("100");
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* RINGING_OUT");
      // The transferor gives its own ringing up, and waits for what becomes of ours.
      two.hangup(2);
      three.awaitEnded(1);
      three.answer(2);
      three.awaitSound(2);
      two.hangup(1);
      talkWithThree(phone);
      awaitIdle(phone, two, three);
      assertTold(phone, "Transferred to sip:300@");
      three.close();
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(third, heard, "the phone hears 300");
  }

  /** Who rings is not to be replaced (RFC 3891 section 3); who has answered is. */
  @Test
  void asTargetThatIsToBeReplacedTooEarly() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      two.dial("300");
      three.awaitCalled("200");
      three.answer(1);
      two.awaitSound(1);
      two.hold(1);
      two.dial("100");
      awaitCalls(phone, "200@.* RINGING_IN");
      two.await("Call 2 to [^\\n]* ringing", Exchange.SOON);
      two.transfer(1, 2);
      three.await("Call 2 with [^\\n]* error", Exchange.SOON);
      three.await("Resuming call 1 ", Exchange.SOON);
      awaitCalls(phone, "200@.* RINGING_IN");
      phone.exec("answer");
      two.awaitSound(2);
      two.transfer(1, 2);
      two.awaitEnded(2);
      three.awaitSound(3);
      two.hangup(1);
      three.awaitEnded(1);
      talkWithThree(phone);
      awaitIdle(phone, two, three);
      three.close();
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(third, heard, "the phone hears 300");
  }
}
