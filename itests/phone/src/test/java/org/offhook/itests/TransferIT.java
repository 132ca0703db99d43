package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Transfers among three parties: the phone (100) and two baresips (200 and 300), at kamailio. */
@Alone
class TransferIT {
  private static final double LEAST = 0.9;
  private static final String CODEC = "PCMA/8000/1";

  @TempDir Path directory;
  private Path second;
  private Path third;

  @BeforeEach
  void record() throws Exception {
    second = directory.resolve("second.wav");
    third = directory.resolve("third.wav");
    Likeness.write(second, 8000, 1, 9, 21);
    Likeness.write(third, 8000, 1, 9, 22);
  }

  private PhoneProcess phone(Exchange exchange, String... more) throws Exception {
    return HousePhone.registered(directory, exchange.configuration("UDP", more));
  }

  /** A phone whose person says what is in a file, again and again. */
  private PhoneProcess speaking(Exchange exchange, Path says, String... more) throws Exception {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "voip/codec/codec_info/0/name=PCMA",
                "offhook/audio/device=wav",
                "offhook/audio/wav/play=" + says,
                "offhook/audio/wav/loop=1"));
    lines.addAll(List.of(more));
    return phone(exchange, lines.toArray(String[]::new));
  }

  /** The phone calls user 200. */
  private static void talkTo(PhoneProcess phone, Baresip two) throws Exception {
    phone.exec("call 200");
    two.awaitEstablished();
    awaitCalls(phone, "CONNECTED");
  }

  /** After a while somebody ends the call of 300 with this user, and 300 has heard this. */
  private static void assertHeard(
      Path said, Baresip three, String talksWith, Ending ending, String who) throws Exception {
    Exchange.talk(4);
    ending.hangUp();
    three.awaitEnded(talksWith);
    assertLike(said, three.heard(), who);
  }

  private interface Ending {
    void hangUp() throws Exception;
  }

  private static void assertLike(Path said, Path heard, String who) throws Exception {
    double like = Likeness.of(said, heard);
    assertTrue(like > LEAST, who + ": " + like);
  }

  private static void awaitCalls(PhoneProcess phone, String expression) throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", expression);
  }

  @Test
  void blindAsTransferor() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Baresip two = exchange.baresip(CODEC, second);
        Baresip three = exchange.third(CODEC, third)) {
      talkTo(phone, two);
      phone.exec("transfer sip:300@127.0.0.1:" + exchange.kamailio().port());
      three.awaitEstablished();
      awaitCalls(phone, "no calls");
      assertTrue(phone.log().contains("Transferred to sip:300@"), phone.log());
      assertHeard(second, three, "200@", three::hangup, "300 hears 200");
    }
  }

  @Test
  void aRefusedTransferGivesTheCallBack() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Baresip two = exchange.baresip(CODEC, second)) {
      talkTo(phone, two);
      phone.exec("transfer sip:999@127.0.0.1:" + exchange.kamailio().port());
      awaitCalls(phone, "CONNECTED");
      long until = System.nanoTime() + Exchange.SOON.toNanos();
      while (!phone
          .log()
          .contains(
              "Not transferred to sip:999@127.0.0.1:" + exchange.kamailio().port() + ": 404")) {
        assertTrue(System.nanoTime() < until, phone.log());
      }
      awaitCalls(phone, "200 .*CONNECTED");
    }
  }

  @Test
  void attendedAsTransferor() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Baresip two = exchange.baresip(CODEC, second);
        Baresip three = exchange.third(CODEC, third)) {
      talkTo(phone, two);
      phone.exec("call 300");
      three.awaitEstablished();
      awaitCalls(phone, "(?s)HELD.*CONNECTED");
      phone.exec("transfer 1 with 2");
      three.awaitEstablished();
      awaitCalls(phone, "no calls");
      assertHeard(second, three, "200@", three::hangup, "300 hears 200");
    }
  }

  /** A third party that lets calls ring. */
  private Baresip ringing(Exchange exchange) throws Exception {
    Baresip baresip =
        Baresip.start(
            BaresipConfig.user("300", "three", "127.0.0.1:" + exchange.kamailio().port())
                .codecs(CODEC)
                .playing(third));
    baresip.awaitRegistered();
    return baresip;
  }

  @Test
  void semiAttendedAsTransferor() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange, "system/semi_attended/enable=1");
        Baresip two = exchange.baresip(CODEC, second);
        Baresip three = ringing(exchange)) {
      talkTo(phone, two);
      // With the port: baresip goes where the address says, not by its registrar.
      phone.exec("call sip:300@127.0.0.1:" + exchange.kamailio().port());
      three.await("Incoming call", Exchange.SOON);
      awaitCalls(phone, "(?s)HELD.*RINGING_OUT");
      phone.exec("transfer 1 with 2");
      // The transferee calls in the place of the phone, whose own ringing ends or has ended.
      three.await("Incoming call.*200", Exchange.SOON);
      awaitCalls(phone, "(?s)\\A(?!.*CONNECTED)");
      three.command("/accept");
      three.awaitEstablished();
      awaitCalls(phone, "no calls");
      assertHeard(second, three, "200@", two::hangup, "300 hears 200");
    }
  }

  @Test
  void asTargetOfABlindTransfer() throws Exception {
    Path ours = directory.resolve("ours.wav");
    Likeness.write(ours, 8000, 1, 9, 24);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = speaking(exchange, ours);
        Baresip two = exchange.baresip(CODEC, second);
        Baresip three = exchange.third(CODEC, third)) {
      two.dial("sip:300@127.0.0.1:" + exchange.kamailio().port());
      three.awaitEstablished();
      two.awaitEstablished();
      two.command("/transfer sip:100@127.0.0.1:" + exchange.kamailio().port());
      awaitCalls(phone, "300.*RINGING_IN");
      phone.exec("answer");
      three.awaitEstablished();
      awaitCalls(phone, "300.*CONNECTED");
      assertHeard(ours, three, "100@", () -> phone.exec("hangup"), "300 hears the phone");
    }
  }

  @Test
  void asTransferee() throws Exception {
    Path ours = directory.resolve("ours.wav");
    Path heard = directory.resolve("heard.wav");
    Likeness.write(ours, 8000, 1, 9, 23);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = speaking(exchange, ours, "offhook/audio/wav/record=" + heard);
        Baresip two = exchange.baresip(CODEC, second);
        Baresip three = exchange.third(CODEC, third)) {
      talkTo(phone, two);
      two.command("/transfer sip:300@127.0.0.1:" + exchange.kamailio().port());
      three.awaitEstablished();
      // Told that 300 has answered, 200 ends its own call.
      awaitCalls(phone, "(?s)\\A(?!.*200@).*300@.*CONNECTED");
      assertHeard(ours, three, "100@", () -> phone.exec("hangup"), "300 hears the phone");
    }
  }

  @Test
  void asTarget() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange)) {
      try (Sipp sipp = HousePhone.spokenTo(phone, Dialogs.written(REPLACING))) {
        awaitCalls(phone, "RINGING_IN");
        phone.exec("answer");
        sipp.awaitSuccess();
      }
      awaitCalls(phone, "no calls");
    }
  }

  /**
   * One call, then a second one in its place: an unknown dialog is 481, one for early dialogs only
   * 486, the right one is answered at once, and the first call is ended by the phone.
   */
  private static final String REPLACING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="replacing">
        @INVITE:first@
        <recv response="100" optional="true"/>
        <recv response="180"/>
        @ANSWERED:first@
        @ACK:first:1@
        @INVITE:wrong:Replaces: [call_id];to-tag=nobody;from-tag=first@
        <recv response="100" optional="true"/>
        <recv response="481"/>
        @ACK:wrong:1@
        @INVITE:early:Replaces: [call_id];to-tag=[$first];from-tag=first;early-only@
        <recv response="100" optional="true"/>
        <recv response="486"/>
        @ACK:early:1@
        @INVITE:second:Replaces: [call_id];to-tag=[$first];from-tag=first@
        <recv response="100" optional="true"/>
        @ANSWERED:second@
        @ACK:second:1@
        <recv request="BYE"/>
        @OK@
        <pause milliseconds="500"/>
        @BYE:second:2@
        <recv response="200"/>
      </scenario>
      """;
}
