package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Calls that ring, wait or are talked on elsewhere. */
@Alone
class PickupIT {
  @TempDir Path directory;

  @BeforeEach
  void look() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
  }

  /** Somebody who is called as this text of the INVITE says, answers, and hears the end. */
  private static String called(String expression) {
    return Scenario.called(expression).isEnded().toString();
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return HousePhone.registered(directory, configuration);
  }

  @Test
  void codesOfTheServerArePutBeforeTheNumber() throws Exception {
    int server = FreePort.any();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.behind(server))) {
      assertTrue(phone.tryExec("pickup 201").output().contains("call_pickup/enabled is 0"));
      phone.exec("config set voip/services/call_pickup/enabled=1");
      goesTo(phone, server, "pickup 201", "INVITE sip:[*][*]201@");
      goesTo(phone, server, "pickup", "INVITE sip:[*]8@");
      goesTo(phone, server, "retrieve 701", "INVITE sip:701@");
      phone.exec("config set offhook/pickup/retrieve_code=*88");
      goesTo(phone, server, "retrieve 701", "INVITE sip:[*]88701@");
      assertTrue(phone.tryExec("park 701").output().contains("no call is up"));
    }
  }

  private static void goesTo(PhoneProcess phone, int server, String command, String expression)
      throws Exception {
    try (Sipp sipp = Sipp.start(called(expression), server)) {
      phone.exec(command);
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  /** The call is held, and the code dialled on its line; then the server has taken the call. */
  @Test
  void aCallIsParkedByCode() throws Exception {
    int server = FreePort.any();
    String caller =
        new Scenario("[media_port]")
            .invites("sendrecv")
            .hears(180)
            .hears(200)
            .asks("ACK", 1, "")
            .isHeld()
            .waits(500)
            .asks("BYE", 2, "")
            .hears(200)
            .toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.behind(server));
        Sipp parking = Sipp.start(called("INVITE sip:[*]26701@"), server)) {
      try (Sipp sipp = HousePhone.spokenTo(phone, caller)) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        assertEquals("call 1 is being parked", phone.exec("park 701").strip());
        sipp.awaitSuccess();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup all");
        parking.awaitSuccess();
      }
    }
  }

  /** By REFER, the other end goes to the place itself; another phone fetches it there. */
  @Test
  void aCallIsParkedByTransfer() throws Exception {
    Path second = directory.resolve("second.wav");
    Pitch.write(second, 8000, 800, 20);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                exchange.configuration(
                    "UDP", "voip/services/park_with_refer=1", "voip/services/park_prefix=sip:3"));
        Baresip two = exchange.baresip(Keypad.CODEC, second);
        Baresip place = exchange.third(Keypad.CODEC, second)) {
      phone.exec("call 200");
      two.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("park 00@127.0.0.1:" + exchange.kamailio().port());
      place.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      Exchange.talk(2);
      place.hangup();
      place.awaitEnded();
      assertTrue(Pitch.loudest(place.heard(), 800, 200) > 0.1, "who is parked is heard there");
    }
  }

  private static String ringing(String target) {
    return DialogInfo.of(
        "201",
        0,
        "full",
        "<dialog id=\"d1\" call-id=\"c1@there\" local-tag=\"callee\" remote-tag=\"caller\""
            + " direction=\"recipient\"><state>early</state>%s</dialog>".formatted(target));
  }

  /** Kamailio tells that it rings at 201; its caller is asked to let us have the call. */
  @Test
  void aDialogThatRingsElsewhereIsReplaced() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    int callers = FreePort.any();
    String remote = "<remote><target uri=\"sip:caller@127.0.0.1:" + callers + "\"/></remote>";
    String replaces = "Replaces: c1@there;to-tag=caller;from-tag=callee;early-only";
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone =
            phone(
                exchange.behind(
                    port,
                    "voip/services/busy_lamp_field/enabled=1",
                    "personal_settings/functional_key/13/type=SPEED_DIAL_BLF",
                    "personal_settings/functional_key/13/speed_dial_number=201",
                    "voip/services/call_pickup/enabled=1",
                    "offhook/pickup/by=REPLACES"));
        Sipp caller = Sipp.start(called(replaces), callers)) {
      presence.awaitSeen("SUBSCRIBE 201");
      presence.publish("201", "dialog", DialogInfo.TYPE, ringing(remote));
      phone.awaitOutput(Exchange.SOON, "blf", "201  ringing");
      phone.exec("press 13");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      caller.awaitSuccess();
    }
  }

  /** Two talk; a third one names their dialog, is refused where it is wrong, and joins. */
  @Test
  void whoNamesACallJoinsIt() throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    Path second = directory.resolve("second.wav");
    Pitch.write(second, 8000, 800, 30);
    Path heard = directory.resolve("heard.wav");
    Path first = directory.resolve("first.wav");
    Pitch.write(first, 8000, 500, 20);
    String joining =
        Dialogs.written(
            """
            <?xml version="1.0"?><scenario name="joining">
            @INVITE:first:Join: [joined];to-tag=nobody;from-tag=[theirs]@
            <recv response="100" optional="true"/><recv response="481"/>
            @ACK:first:1@
            @INVITE:second:Join: [joined];to-tag=[ours];from-tag=[theirs]@
            <recv response="100" optional="true"/>
            @ANSWERED:second@
            @ACK:second:1@
            <recv request="BYE"/>
            @OK@
            </scenario>
            """);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(exchange.configuration("UDP", HousePhone.speaking(first, heard)));
        Baresip two = exchange.baresip(Keypad.CODEC, second);
        LossyEcho echo = LossyEcho.open(0, 1)) {
      String[] dialog;
      try (DialogWatch watch = DialogWatch.begin(exchange.kamailio().port(), directory)) {
        phone.exec("call 200");
        two.awaitEstablished();
        dialog = watch.answered();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      try (Sipp sipp =
          HousePhone.spokenTo(
              phone,
              joining.replace("[media_port]", "" + echo.port()),
              "-key",
              "joined",
              dialog[0],
              "-key",
              "ours",
              dialog[1],
              "-key",
              "theirs",
              dialog[2])) {
        phone.awaitOutput(Exchange.SOON, "conference", "conference of calls 1, 2");
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)CONNECTED.*CONNECTED");
        phone.awaitOutput(Exchange.SOON, "notices", "has joined the conversation");
        Exchange.talk(3);
        phone.exec("hangup all");
        sipp.awaitSuccess();
      }
      two.awaitEnded();
      phone.awaitWritten(heard);
      // Who joined sends back all that it hears: only so do we hear 200 twice as loud as it speaks.
      // baresip's own recording ends with the first re-INVITE and tells nothing.
      assertTrue(Pitch.loudest(heard, 800, 200) > 0.4, "the three do not hear each other");
    }
  }
}
