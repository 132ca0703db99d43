package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A person's fingers on the keys of the phone. */
class KeysIT {
  private static final String CODEC = "PCMA/8000/1";
  private static final String ES410 = "escene-es410";
  @TempDir Path directory;

  private PhoneProcess phone(String model, String configuration) throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(HouseImages.of(model), directory.resolve("data"), configuration);
    Exchange.awaitRegistered(phone);
    return phone;
  }

  private static void lamp(PhoneProcess phone, String list, String key, String lamp)
      throws Exception {
    phone.awaitOutput(Exchange.SOON, list, "(?m)^" + key + " +[A-Z_]+ .* " + lamp + "$");
  }

  private static void state(PhoneProcess phone, String state, String softkeys) throws Exception {
    phone.awaitOutput(Exchange.SOON, "softkeys", "(?s)" + state + "\\n.*" + softkeys);
  }

  private static void type(PhoneProcess phone, String digits) throws Exception {
    for (String digit : digits.split("")) {
      phone.exec("press digit " + digit);
    }
  }

  private Path speech() throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    // Who runs out of speech hangs up.
    Likeness.write(theirs, 8000, 1, 60, 71);
    return theirs;
  }

  @Test
  void aLineKeyCallsAnswersHoldsAndShowsIt() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(ES410, exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      lamp(phone, "keys", "line 0", "off");
      phone.exec("press line 0");
      lamp(phone, "keys", "line 0", "red");
      state(phone, "DIALLING", "Dial .*Clear");
      type(phone, "200#");
      baresip.awaitEstablished();
      lamp(phone, "keys", "line 0", "yellow-green");
      state(phone, "IN_CALL", "BXfer .*Conf ");
      phone.exec("press line 0");
      lamp(phone, "keys", "line 0", "yellow-green, fast");
      state(phone, "HELD", "Resume ");
      phone.exec("press HOLD");
      lamp(phone, "keys", "line 0", "yellow-green");
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      lamp(phone, "keys", "line 0", "off");
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      lamp(phone, "keys", "line 0", "red, fast");
      assertEquals("status   red, fast", phone.exec("lamps").strip());
      state(phone, "RINGING", "Answer .*Reject ");
      phone.exec("press line 0");
      baresip.awaitEstablished();
      lamp(phone, "keys", "line 0", "yellow-green");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "red");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "off");
      baresip.hangup();
      state(phone, "IDLE", "Directory ");
    }
  }

  private static final String OK =
      """
      <send retrans="500"><![CDATA[
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:]TAG
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:sipp@[local_ip]:[local_port]>
        Content-Type: application/sdp
        Content-Length: [len]

        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=-
        c=IN IP4 127.0.0.1
        t=0 0
        m=audio [media_port] RTP/AVP 8
        a=rtpmap:8 PCMA/8000
        a=DIRECTION
      ]]></send>
      """;
  private static final String PLAIN_OK =
      """
      <send><![CDATA[
        SIP/2.0 200 OK
        [last_Via:]
        [last_From:]
        [last_To:]
        [last_Call-ID:]
        [last_CSeq:]
        Content-Length: 0

      ]]></send>
      """;

  private static String ok(String tag, String direction) {
    return OK.replace("TAG", tag).replace("DIRECTION", direction);
  }

  private static String reoffered(String wanted, String answered, int number) {
    return """
        <recv request="INVITE"><action>
          <ereg regexp="a=WANTED" search_in="msg" check_it="true" assign_to="offerNUMBER"/>
        </action></recv>
        <Reference variables="offerNUMBER"/>
        """
            .replace("WANTED", wanted)
            .replace("NUMBER", "" + number)
        + ok("", answered)
        + "<recv request=\"ACK\"/>";
  }

  /**
   * What sipp takes in this order, and nothing else: a disabled key would put a re-INVITE first.
   */
  @Test
  void printedKeysAreSeenOnTheWireAndDisabledOnesAreNot() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int server = FreePort.any();
    String called =
        "<?xml version=\"1.0\"?><scenario name=\"called\"><recv request=\"INVITE\"/>"
            + ok(";tag=s1", "sendrecv")
            + """
            <recv request="ACK"/>
            <recv request="INFO"><action>
              <ereg regexp="Signal= ?5" search_in="msg" check_it="true" assign_to="digit"/>
            </action></recv>
            <Reference variables="digit"/>
            """
            + PLAIN_OK
            + reoffered("sendonly", "recvonly", 1)
            + reoffered("sendrecv", "sendrecv", 2)
            + "<recv request=\"BYE\"/>"
            + PLAIN_OK
            + "</scenario>";
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(ES410, exchange.behind(server, "voip/media/out_of_band_dtmf=VIA_SIP"));
        Sipp sipp = Sipp.start(called, server)) {
      phone.exec("press SPEAKER");
      lamp(phone, "keys hard", "SPEAKER", "red");
      type(phone, "201#");
      state(phone, "IN_CALL", "End ");
      phone.exec("config set personal_settings/key/hold/enabled=0");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^HOLD .*\\(disabled\\)$");
      phone.exec("config set voip/block_mute_key=1");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^MUTE .*\\(disabled\\)$");
      phone.exec("press HOLD");
      phone.exec("press MUTE");
      lamp(phone, "keys", "line 0", "yellow-green");
      assertFalse(phone.exec("notices").contains("HOLD"));
      phone.exec("press digit 5");
      sipp.awaitMessage(Exchange.SOON, "INFO sip:");
      phone.exec("config set personal_settings/key/hold/enabled=1");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^HOLD +HOLD +HOLD +off$");
      phone.exec("press HOLD");
      lamp(phone, "keys", "line 0", "yellow-green, fast");
      sipp.awaitMessage(Exchange.SOON, "a=sendonly");
      phone.exec("press HOLD");
      lamp(phone, "keys", "line 0", "yellow-green");
      sipp.awaitMessage(Exchange.SOON, "ACK (?s).*CSeq: 3 ACK|CSeq: \\d+ ACK");
      phone.exec("press SPEAKER");
      sipp.awaitSuccess();
      lamp(phone, "keys hard", "SPEAKER", "off");
    }
  }

  @Test
  void aFunctionLeavesDuringACallAndComesBack() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                "audiocodes-440hd",
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/13/type=KEY_EVENT",
                    "personal_settings/functional_key/13/key_event=DND_ALL"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      lamp(phone, "keys", "12", "off");
      phone.exec("press 12");
      type(phone, "200#");
      baresip.awaitEstablished();
      lamp(phone, "keys", "12", "green");
      state(phone, "IN_CALL", "BXfer ");
      phone.exec("press 13");
      lamp(phone, "keys", "13", "red");
      phone.exec("feature remove dnd");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^13 +KEY_EVENT .*off  .nobody offers it.$");
      phone.exec("press 13");
      phone.awaitOutput(
          Exchange.SOON, "notices", "no installed capability offers keys of type DND_ALL");
      phone.exec("feature remove transfer");
      phone.awaitOutput(Exchange.SOON, "softkeys", "IN_CALL\n1  Conf ");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("feature install transfer");
      state(phone, "IN_CALL", "BXfer ");
      phone.exec("feature install dnd");
      lamp(phone, "keys", "13", "red");
      phone.exec("press 13");
      lamp(phone, "keys", "13", "off");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("press softkey 4");
      baresip.awaitEnded();
    }
  }

  @Test
  void theTransferKeySendsTheCallToWhomAnotherKeyNames() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(ES410, exchange.configuration("UDP"));
        Baresip second = exchange.baresip(CODEC, speech());
        Baresip third = exchange.third(CODEC, speech())) {
      type(phone, "200#");
      second.awaitEstablished();
      state(phone, "IN_CALL", "BXfer ");
      // Without the port the other end would look for the server where none is.
      phone.exec(
          "config set personal_settings/functional_key/0/type=SPEED_DIAL_BLF"
              + " personal_settings/functional_key/0/speed_dial_number=sip:300@127.0.0.1:"
              + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^0 +SPEED_DIAL_BLF +sip:300");
      phone.exec("press TRANSFER");
      state(phone, "TRANSFER", "Cancel ");
      phone.exec("press 0");
      third.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      state(phone, "IDLE", "Directory ");
    }
  }

  @Test
  void theConferenceKeyBringsTwoCallsTogether() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(ES410, exchange.configuration("UDP"));
        Baresip second = exchange.baresip(CODEC, speech());
        Baresip third = exchange.third(CODEC, speech())) {
      type(phone, "200#");
      second.awaitEstablished();
      state(phone, "IN_CALL", "Conf ");
      phone.exec("press CONFERENCE");
      state(phone, "DIALLING", "Cancel ");
      type(phone, "300#");
      third.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      phone.exec("press CONFERENCE");
      state(phone, "CONFERENCE", "Split .*Leave ");
      phone.exec("press softkey 4");
      second.awaitEnded();
      third.awaitEnded();
    }
  }

  @Test
  void keysOfAModuleDialByTheirModule() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                ES410,
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/48/type=SPEED_DIAL",
                    "personal_settings/functional_key/48/speed_dial_number=200",
                    "personal_settings/functional_key/203/type=SPEED_DIAL_PREFIX",
                    "personal_settings/functional_key/203/speed_dial_number=20",
                    "voip/line_key/1/line=0",
                    "voip/line_key/2/key_event=MISSED_CALLS",
                    "voip/line_key/3/line=-1",
                    "voip/line_key/3/key_event=Missed Calls"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      assertEquals(32, phone.exec("keys module 6").lines().count());
      phone.awaitOutput(
          Exchange.SOON,
          "keys",
          "line 1 SIP_ACCOUNT +100 .*\\nline 2 SIP_ACCOUNT +line 2 .*\\nline 3 KEY_EVENT +Missed calls ");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^module 2/5 +SPEED_DIAL +200 +off$");
      phone.exec("press module 2 5");
      baresip.awaitEstablished();
      state(phone, "IN_CALL", "End ");
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      phone.exec("press module 6 32");
      type(phone, "0#");
      baresip.awaitEstablished();
      assertTrue(phone.tryExec("press module 7 1").output().contains("no key module:7"));
      String refused =
          phone.tryExec("config set personal_settings/functional_key/204/type=SPEED_DIAL").output();
      assertTrue(refused.contains("functional_key/204"), refused);
    }
  }

  @Test
  void aDigitHeldDownDialsWhatIsUnderIt() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                "genesys-420hd",
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/2/type=SPEED_DIAL",
                    "personal_settings/functional_key/2/speed_dial_number=200"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      phone.exec("press digit 3 long");
      baresip.awaitEstablished();
      String refused =
          phone.tryExec("config set personal_settings/functional_key/12/type=DTMF").output();
      assertTrue(refused.contains("functional_key/12"), refused);
    }
  }

  @Test
  void keysSavedByOnePhoneAreLoadedByAnother() throws Exception {
    Path speedDials = directory.resolve("speed.csv");
    Path keys = directory.resolve("keys.cfg");
    try (PhoneProcess one =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("one"),
                """
                voip/signalling/sip/port=0
                personal_settings/functional_key/0/type=SPEED_DIAL
                personal_settings/functional_key/0/speed_dial_number=200
                personal_settings/functional_key/3/type=SPEED_DIAL_BLF
                personal_settings/functional_key/3/speed_dial_number=201
                personal_settings/functional_key/14/type=KEY_EVENT
                personal_settings/functional_key/14/key_event=MISSED_CALLS
                """);
        PhoneProcess other =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("other"),
                "voip/signalling/sip/port=0\n")) {
      one.exec("speeddials save " + speedDials);
      one.exec("speeddials save " + keys);
      assertEquals("1,200,0\n4,201,1\n", Files.readString(speedDials));
      assertEquals("2 keys are loaded", other.exec("speeddials load " + speedDials).strip());
      assertEquals("1,200,0\n4,201,1", other.exec("speeddials").strip());
      other.exec("speeddials delete all");
      assertEquals("no speed dial is configured", other.exec("speeddials").strip());
      assertEquals("3 keys are loaded", other.exec("speeddials load " + keys).strip());
      other.awaitOutput(Exchange.SOON, "keys", "(?s)14 +KEY_EVENT.*0 +SPEED_DIAL +200");
      assertEquals(one.exec("keys"), other.exec("keys"));
      other.exec("config set personal_settings/speed_dial_programming/enabled=0");
      other.awaitOutput(
          Exchange.SOON, "config get personal_settings/speed_dial_programming/enabled", "0");
      assertTrue(
          other.tryExec("speeddials delete all").output().contains("cannot be changed here"));
    }
  }

  /** The last second of what was heard. */
  private Path end(Path heard) throws Exception {
    Path end = directory.resolve("end.wav");
    try (AudioInputStream in = AudioSystem.getAudioInputStream(heard.toFile())) {
      AudioFormat format = in.getFormat();
      int second = (int) format.getFrameRate() * format.getFrameSize();
      byte[] all = in.readAllBytes();
      byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - second), all.length);
      AudioSystem.write(
          new AudioInputStream(
              new ByteArrayInputStream(last), format, last.length / format.getFrameSize()),
          AudioFileFormat.Type.WAVE,
          end.toFile());
    }
    return end;
  }

  @Test
  void theMuteKeySilencesTheMicrophoneUntilItIsPressedAgain() throws Exception {
    double hertz = 500;
    Path ours = directory.resolve("ours.wav");
    Pitch.write(ours, 8000, hertz, 20);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                ES410,
                exchange.configuration(
                    "UDP",
                    "voip/codec/codec_info/0/name=PCMA",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/play=" + ours,
                    "offhook/audio/wav/loop=1",
                    "offhook/audio/wav/record=" + directory.resolve("heard.wav")));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      type(phone, "200#");
      baresip.awaitEstablished();
      state(phone, "IN_CALL", "End ");
      Exchange.talk(0.5);
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "red");
      Exchange.talk(2);
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      assertTrue(Pitch.loudest(baresip.heard(), hertz, 100) > 0.1, "nothing before");
      double silent = Pitch.loudest(end(baresip.heard()), hertz, 100);
      assertTrue(silent < 0.01, "muted, yet " + silent);
      type(phone, "200#");
      baresip.awaitEstablished();
      state(phone, "IN_CALL", "End ");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "red");
      phone.exec("press MUTE");
      lamp(phone, "keys hard", "MUTE", "off");
      Exchange.talk(2);
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      double again = Pitch.loudest(end(baresip.heard()), hertz, 100);
      assertTrue(again > 0.1, "not muted, yet " + again);
    }
  }

  @Test
  void aSharedLineShowsWhatAnotherPhoneDoesOnIt() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone =
            phone(
                ES410,
                exchange.behind(
                    port,
                    "voip/services/busy_lamp_field/enabled=1",
                    "personal_settings/functional_key/0/type=SCA"))) {
      presence.awaitSeen("SUBSCRIBE 100 expires=3600");
      String dialog =
          """
          <?xml version="1.0"?>
          <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="full" entity="sip:100@127.0.0.1"><dialog id="d1" call-id="c1" local-tag="l" remote-tag="r"><state>%s</state></dialog></dialog-info>
          """;
      String type = "application/dialog-info+xml";
      presence.publish("100", "dialog", type, dialog.formatted(0, "confirmed"));
      lamp(phone, "keys", "0", "red");
      lamp(phone, "keys", "line 0", "off");
      presence.publish("100", "dialog", type, dialog.formatted(1, "terminated"));
      lamp(phone, "keys", "0", "off");
    }
  }

  @Test
  void theMessageKeyIsLitAndCallsTheMailbox() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String scenario =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <scenario name="unasked">
          <send><![CDATA[
            NOTIFY sip:100@[remote_ip]:[remote_port] SIP/2.0
            Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
            From: <sip:vm@[local_ip]>;tag=[call_number]
            To: <sip:100@[remote_ip]>
            Call-ID: [call_id]
            CSeq: 1 NOTIFY
            Contact: <sip:vm@[local_ip]:[local_port]>
            Max-Forwards: 70
            Event: message-summary
            Content-Type: application/simple-message-summary
            Content-Length: [len]

            Messages-Waiting: yes
            Voice-Message: 1/0
          ]]></send>
          <recv response="200"/>
        </scenario>
        """;
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                ES410,
                exchange.configuration(
                    "UDP", "voip/services/msg_waiting_ind/voice_mail_number=200"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      lamp(phone, "keys hard", "MESSAGE", "off");
      String port = phone.exec("config get voip/signalling/sip/port").strip();
      try (Sipp sipp = Sipp.start(scenario, "127.0.0.1:" + port)) {
        sipp.awaitSuccess();
      }
      lamp(phone, "keys hard", "MESSAGE", "red");
      phone.exec("press MESSAGE");
      baresip.awaitEstablished();
      phone.exec("config set personal_settings/key/voice_mail/enabled=0");
      phone.awaitOutput(
          Exchange.SOON, "keys hard", "(?m)^MESSAGE +VOICE_MAIL .* off +\\(disabled\\)$");
    }
  }

  @Test
  void theMessageKeyAsksForThePinFirst() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                ES410,
                exchange.configuration(
                    "UDP",
                    "voip/services/msg_waiting_ind/voice_mail_number=200",
                    "voip/services/vm_skip_pin_code/enabled=0"));
        Baresip baresip = exchange.baresip(CODEC, speech())) {
      Exchange.awaitRegistered(phone);
      phone.exec("press MESSAGE");
      phone.awaitOutput(Exchange.SOON, "notices", "the PIN of the mailbox, and #");
      for (char digit : "4711".toCharArray()) {
        phone.exec("press digit " + digit);
      }
      assertTrue(phone.exec("calls").contains("no calls"));
      phone.exec("press digit #");
      baresip.awaitEstablished();
      assertFalse(phone.log().contains("4711"), "a PIN is a secret");
    }
  }
}
