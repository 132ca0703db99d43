package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Screens;
import org.offhook.api.phone.CallLog;
import org.osgi.framework.ServiceReference;

/** Keys that ask for a screen. */
class ScreenKeysTest {
  private final Rig rig = new Rig(Rig.ES410);

  private void event(int key, String event) {
    rig.configure(key, Map.of("type", "KEY_EVENT", "event", event));
  }

  /** Each event opens its screen where somebody has it, and says so where nobody has. */
  @Test
  void eachEventOpensItsScreen() {
    List<String> opened = new ArrayList<>();
    Screens some =
        screen -> {
          opened.add("some " + screen);
          return screen.endsWith("CALLS") || screen.equals("DIRECTORY");
        };
    Screens more =
        screen -> {
          opened.add("more " + screen);
          return screen.equals("CALENDAR");
        };
    rig.screens.bindScreens(Referred.with(20, 0), some);
    ServiceReference<Screens> second = Referred.with(21, 10);
    rig.screens.bindScreens(second, more);
    CallLog log = rig.written(CallLog.class);
    rig.offer(
        new ListKeys(rig.phone, rig.desk, log, rig.screens),
        "MISSED_CALLS",
        "RECEIVED_CALLS",
        "DIALED_CALLS");
    rig.offer(new DirectoryKeys(rig.phone, rig.written(Phonebook.class), rig.screens), "DIRECTORY");
    rig.offer(new ScreenKeys(rig.phone, rig.screens), "CALENDAR", "MENU");
    // Without a word about the event it is the calendar.
    rig.configure(0, Map.of("type", "KEY_EVENT"));
    event(1, "Dialed numbers");
    event(2, "Missed Calls");
    event(3, "RECEIVED_CALLS");
    event(4, "Directory");
    rig.configure(5, Map.of("type", "MENU"));
    for (int key = 0; key < 6; key++) {
      rig.press(Kind.PROGRAMMABLE, key);
    }
    assertEquals(
        List.of(
            "more CALENDAR",
            "more DIALED_CALLS",
            "some DIALED_CALLS",
            "more MISSED_CALLS",
            "some MISSED_CALLS",
            "more RECEIVED_CALLS",
            "some RECEIVED_CALLS",
            "more DIRECTORY",
            "some DIRECTORY",
            "more MENU",
            "some MENU"),
        opened);
    assertEquals(List.of("seen"), rig.phone.did);
    assertEquals(List.of("no screen shows this: menu"), rig.phone.notices);
    opened.clear();
    rig.screens.unbindScreens(second);
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals(List.of("some CALENDAR"), opened);
    assertEquals("no screen shows this: calendar", rig.phone.notices.get(1));
    assertEquals("Calendar", rig.board.key(new KeyId(Kind.PROGRAMMABLE, 0)).get().label());
  }
}
