package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** Keys beside the screen: what each may be, and which may not be anything. */
class KeyTypesIT {
  private static final String KEY = "personal_settings/functional_key/";
  private static final List<String> TYPES =
      List.of("SPEED_DIAL", "SPEED_DIAL_BLF", "PAGING", "KEY_EVENT", "VOCANOM");

  @TempDir Path directory;

  /** Nobody is at these numbers: the server refuses the calls, and the history has them. */
  @Test
  void eachTypeActsOnEachKeyOfThe440HdButTheFirst() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/services/busy_lamp_field/enabled=1",
                    "voip/services/group_paging/enabled=1",
                    "voip/services/group_paging/allow_make_paging/enabled=1",
                    "voip/services/group_paging/group/0/activated=1",
                    "voip/services/group_paging/group/0/name=Everybody"))) {
      for (int turn = 0; turn < TYPES.size(); turn++) {
        StringBuilder set = new StringBuilder("config set");
        for (int key = 13; key <= 17; key++) {
          String type = type(turn, key);
          String number = type.equals("PAGING") ? "0" : "7" + turn + key;
          set.append(" " + KEY + key + "/type=" + type);
          set.append(" " + KEY + key + "/speed_dial_number=" + number);
          set.append(" " + KEY + key + "/key_event=DND_ALL");
        }
        phone.exec(set.toString());
        for (int key = 13; key <= 17; key++) {
          phone.awaitOutput(Exchange.SOON, "keys", "(?m)^" + key + " +" + type(turn, key) + " ");
          acts(phone, key, type(turn, key), "7" + turn + key);
        }
      }
      assertTrue(phone.exec("paging").contains("pages made: 5"), phone.exec("paging"));
    }
  }

  private static String type(int turn, int key) {
    return TYPES.get((turn + key) % TYPES.size());
  }

  private static void acts(PhoneProcess phone, int key, String type, String number)
      throws Exception {
    phone.exec("press " + key);
    switch (type) {
      case "PAGING" -> {
        phone.awaitOutput(Exchange.SOON, "paging", "now to Everybody");
        phone.exec("press " + key);
        phone.awaitOutput(Exchange.SOON, "paging", "(?m)^pages made: \\d+$");
      }
      case "KEY_EVENT" -> {
        phone.awaitOutput(Exchange.SOON, "keys", "(?m)^" + key + " +KEY_EVENT +DnD +red");
        phone.exec("press " + key);
        phone.awaitOutput(Exchange.SOON, "keys", "(?m)^" + key + " +KEY_EVENT +DnD +off");
      }
      default -> {
        String called = type.equals("VOCANOM") ? "4444" : number;
        phone.awaitOutput(Exchange.SOON, "history dialled", called);
        phone.awaitOutput(Exchange.SOON, "calls", "no calls");
        phone.exec("history clear dialled");
      }
    }
  }

  @Test
  void theFirstKeyOfThe440HdIsItsAccount() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory, exchange.configuration("UDP", KEY + "12/speed_dial_number=4711"))) {
      String refused = phone.tryExec("config set " + KEY + "12/type=SPEED_DIAL").output();
      assertTrue(refused.contains(KEY + "12/type"), refused);
      assertTrue(refused.contains("expected one of SIP_ACCOUNT on the 440HD"), refused);
      String freed = phone.tryExec("config set voip/line_key/0/line=-1").output();
      assertTrue(freed.contains("voip/line_key/0/line"), freed);
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^12 +SIP_ACCOUNT +100 ");
      assertEquals("SIP_ACCOUNT", phone.exec("config get " + KEY + "12/type").strip());
      // The next one is free.
      phone.exec("config set voip/line_key/1/line=-1 voip/line_key/1/key_event=DND_ALL");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^13 +KEY_EVENT +DnD ");
    }
  }

  /** What nobody shows is told: there is no calendar in this phone. */
  @Test
  void anEventOpensItsListOrSaysThatNobodyShowsIt() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    KEY + "13/type=KEY_EVENT",
                    KEY + "14/type=KEY_EVENT",
                    KEY + "14/key_event=DIALED_CALLS",
                    KEY + "15/type=KEY_EVENT",
                    KEY + "15/key_event=DIRECTORY",
                    KEY + "16/type=KEY_EVENT",
                    KEY + "16/key_event=FORWARD_ALL",
                    "voip/line/0/call_forward/type=UNCONDITIONAL",
                    "voip/line/0/call_forward/destination=300"))) {
      phone.exec("press 13");
      phone.awaitOutput(
          Exchange.SOON, "notices", "no installed capability offers keys of type CALENDAR");
      phone.exec("press 14");
      phone.awaitOutput(Exchange.SOON, "notices", "no calls");
      phone.exec("press 15");
      phone.awaitOutput(Exchange.SOON, "notices", "0 contacts in the directory");
      phone.exec("press 16");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^16 +KEY_EVENT +Forward +red");
      phone.exec("press 16");
      phone.awaitOutput(Exchange.SOON, "keys", "(?m)^16 +KEY_EVENT +Forward +off");
    }
  }

  @Test
  void lockedKeysAandBDoNothing() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                "genesys-420hd",
                directory,
                exchange.configuration("UDP", "offhook/keys/lock_a_b/enabled=1"))) {
      phone.awaitOutput(Exchange.SOON, "keys", "(?s)line 0 .*\\(disabled\\).*line 1 .*\\(disabled");
      phone.exec("press line 0");
      Keypad.state(phone, "IDLE", "");
      phone.exec("config set offhook/keys/lock_a_b/enabled=0");
      Keypad.lamp(phone, "keys", "line 0", "off");
      phone.exec("press line 0");
      Keypad.state(phone, "DIALLING", "");
    }
    try (PhoneProcess other =
        PhoneProcess.boot(HouseImages.of(HousePhone.MODEL), directory.resolve("other"), "")) {
      String refused = other.tryExec("config set offhook/keys/lock_a_b/enabled=1").output();
      assertTrue(refused.contains("on the 440HD"), refused);
    }
  }
}
