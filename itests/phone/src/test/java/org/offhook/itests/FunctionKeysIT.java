package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** Keys that a person has given functions to, on the phone and on its modules. */
class FunctionKeysIT {
  @TempDir Path directory;

  @Test
  void aFunctionLeavesDuringACallAndComesBack() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                "audiocodes-440hd",
                directory,
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/13/type=KEY_EVENT",
                    "personal_settings/functional_key/13/key_event=DND_ALL"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      Keypad.lamp(phone, "keys", "12", "off");
      phone.exec("press 12");
      Keypad.type(phone, "200#");
      baresip.awaitEstablished();
      Keypad.lamp(phone, "keys", "12", "green");
      Keypad.state(phone, "IN_CALL", "BXfer ");
      phone.exec("press 13");
      Keypad.lamp(phone, "keys", "13", "red");
      phone.exec("feature remove dnd");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^13 +KEY_EVENT .*off  .nobody offers it.$");
      phone.exec("press 13");
      phone.awaitOutput(
          Exchange.SOON, "notices", "no installed capability offers keys of type DND_ALL");
      phone.exec("feature remove transfer");
      phone.awaitOutput(Exchange.SOON, "softkeys", "IN_CALL\n1  Conf ");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("feature install transfer");
      Keypad.state(phone, "IN_CALL", "BXfer ");
      phone.exec("feature install dnd");
      Keypad.lamp(phone, "keys", "13", "red");
      phone.exec("press 13");
      Keypad.lamp(phone, "keys", "13", "off");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("press softkey 4");
      baresip.awaitEnded();
    }
  }

  @Test
  void keysOfAModuleDialByTheirModule() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                Keypad.ES410,
                directory,
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
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      assertEquals(32, phone.exec("keys module 6").lines().count());
      phone.awaitOutput(
          Exchange.SOON,
          "keys",
          "line 1 SIP_ACCOUNT +100 .*\\nline 2 SIP_ACCOUNT +line 2 .*\\nline 3 KEY_EVENT +Missed calls ");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^module 2/5 +SPEED_DIAL +200 +off$");
      phone.exec("press module 2 5");
      baresip.awaitEstablished();
      Keypad.state(phone, "IN_CALL", "End ");
      phone.exec("press softkey 4");
      baresip.awaitEnded();
      Keypad.state(phone, "IDLE", "Directory ");
      phone.exec("press module 6 32");
      Keypad.type(phone, "0#");
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
            HousePhone.registered(
                "genesys-420hd",
                directory,
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/2/type=SPEED_DIAL",
                    "personal_settings/functional_key/2/speed_dial_number=200"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      phone.exec("press digit 3 long");
      baresip.awaitEstablished();
      String refused =
          phone.tryExec("config set personal_settings/functional_key/12/type=DTMF").output();
      assertTrue(refused.contains("functional_key/12"), refused);
    }
  }
}
