package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.phone.PhoneProcess;

/** Line keys: pressed, held and lit. */
class LineKeysIT {
  @TempDir Path directory;

  @Test
  void aLineKeyCallsAnswersHoldsAndShowsIt() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(Keypad.ES410, directory, exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.lamp(phone, "keys", "line 0", "off");
      phone.exec("press line 0");
      Keypad.lamp(phone, "keys", "line 0", "red");
      Keypad.state(phone, "DIALLING", "Dial .*Clear");
      Keypad.type(phone, "200#");
      baresip.awaitEstablished();
      Keypad.lamp(phone, "keys", "line 0", "yellow-green");
      Keypad.state(phone, "IN_CALL", "BXfer .*Conf ");
      phone.exec("press line 0");
      Keypad.lamp(phone, "keys", "line 0", "yellow-green, fast");
      Keypad.state(phone, "HELD", "Resume ");
      phone.exec("press HOLD");
      Keypad.lamp(phone, "keys", "line 0", "yellow-green");
      Keypad.state(phone, "IN_CALL", "End ");
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      Keypad.lamp(phone, "keys", "line 0", "off");
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      Keypad.lamp(phone, "keys", "line 0", "red, fast");
      phone.awaitOutput(Exchange.SOON, "lamps", "\\Astatus   red, fast\\s*\\z");
      Keypad.state(phone, "RINGING", "Answer .*Reject ");
      phone.exec("press line 0");
      baresip.awaitEstablished();
      Keypad.lamp(phone, "keys", "line 0", "yellow-green");
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys hard", "MUTE", "red");
      phone.exec("press MUTE");
      Keypad.lamp(phone, "keys hard", "MUTE", "off");
      baresip.hangup();
      Keypad.state(phone, "IDLE", "Directory ");
    }
  }

  @Test
  void aSharedLineShowsWhatAnotherPhoneDoesOnIt() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio with presence is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        KamailioPresence presence = KamailioPresence.start(directory, port, Exchange.SECRET);
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
                exchange.behind(
                    port,
                    "voip/services/busy_lamp_field/enabled=1",
                    "personal_settings/functional_key/0/type=SCA"))) {
      presence.awaitSeen("SUBSCRIBE 100 expires=3600");
      DialogInfo.tell(presence, "100", 0, "confirmed", "initiator");
      Keypad.lamp(phone, "keys", "0", "red");
      Keypad.lamp(phone, "keys", "line 0", "off");
      DialogInfo.tell(presence, "100", 1, "terminated", "initiator");
      Keypad.lamp(phone, "keys", "0", "off");
    }
  }
}
