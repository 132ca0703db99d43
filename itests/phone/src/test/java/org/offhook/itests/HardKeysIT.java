package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Keys that are printed on the phone: hold, speaker, transfer and conference. */
class HardKeysIT {
  @TempDir Path directory;

  /**
   * What sipp takes in this order, and nothing else: a disabled key would put a re-INVITE first.
   */
  @Test
  void printedKeysAreSeenOnTheWireAndDisabledOnesAreNot() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int server = FreePort.any();
    String called =
        Scenario.called("INVITE sip:201@")
            .hearsDigit('5')
            .isHeld()
            .receives("INVITE", "a=sendrecv")
            .agrees("200 OK", "sendrecv")
            .receives("ACK")
            .isEnded()
            .toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
                exchange.behind(server, "voip/media/out_of_band_dtmf=VIA_SIP"));
        Sipp sipp = Sipp.start(called, server)) {
      phone.exec("press SPEAKER");
      Keypad.lamp(phone, "keys hard", "SPEAKER", "red");
      Keypad.type(phone, "201#");
      Keypad.state(phone, "IN_CALL", "End ");
      phone.exec("config set personal_settings/key/hold/enabled=0");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^HOLD .*\\(disabled\\)$");
      phone.exec("config set voip/block_mute_key=1");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^MUTE .*\\(disabled\\)$");
      phone.exec("press HOLD");
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys", "line 0", "yellow-green");
      assertFalse(phone.exec("notices").contains("HOLD"));
      phone.exec("press digit 5");
      sipp.awaitMessage(Exchange.SOON, "INFO sip:");
      phone.exec("config set personal_settings/key/hold/enabled=1");
      phone.awaitOutput(Exchange.SOON, "keys hard", "(?m)^HOLD +HOLD +HOLD +off$");
      phone.exec("press HOLD");
      Keypad.lamp(phone, "keys", "line 0", "yellow-green, fast");
      sipp.awaitMessage(Exchange.SOON, "(?s)(\\nACK sip:.*){2}");
      phone.exec("press HOLD");
      Keypad.lamp(phone, "keys", "line 0", "yellow-green");
      sipp.awaitMessage(Exchange.SOON, "(?s)(\\nACK sip:.*){3}");
      phone.exec("press SPEAKER");
      sipp.awaitSuccess();
      Keypad.lamp(phone, "keys hard", "SPEAKER", "off");
    }
  }

  @Test
  void theTransferKeySendsTheCallToWhomAnotherKeyNames() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(Keypad.ES410, directory, exchange.configuration("UDP"));
        Baresip second = exchange.baresip(Keypad.CODEC, Keypad.speech(directory));
        Baresip third = exchange.third(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.type(phone, "200#");
      second.awaitEstablished();
      Keypad.state(phone, "IN_CALL", "BXfer ");
      // Without the port the other end would look for the server where none is.
      phone.exec(
          "config set personal_settings/functional_key/0/type=SPEED_DIAL_BLF"
              + " personal_settings/functional_key/0/speed_dial_number=sip:300@127.0.0.1:"
              + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^0 +SPEED_DIAL_BLF +sip:300");
      phone.exec("press TRANSFER");
      Keypad.state(phone, "TRANSFER", "Cancel ");
      phone.exec("press 0");
      third.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      Keypad.state(phone, "IDLE", "Directory ");
    }
  }

  @Test
  void theConferenceKeyBringsTwoCallsTogether() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(Keypad.ES410, directory, exchange.configuration("UDP"));
        Baresip second = exchange.baresip(Keypad.CODEC, Keypad.speech(directory));
        Baresip third = exchange.third(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.type(phone, "200#");
      second.awaitEstablished();
      Keypad.state(phone, "IN_CALL", "Conf ");
      phone.exec("press CONFERENCE");
      Keypad.state(phone, "DIALLING", "Cancel ");
      Keypad.type(phone, "300#");
      third.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      phone.exec("press CONFERENCE");
      Keypad.state(phone, "CONFERENCE", "Split .*Leave ");
      phone.exec("press softkey 4");
      second.awaitEnded();
      third.awaitEnded();
    }
  }
}
