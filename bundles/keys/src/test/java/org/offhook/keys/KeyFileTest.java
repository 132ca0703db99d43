package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;

/** Keys as files. */
class KeyFileTest {
  private static List<Assignment> assignments(KeyFile file) {
    List<Assignment> all = new ArrayList<>();
    file.settings().forEach((path, value) -> all.add(new Assignment(0, path, value)));
    return all;
  }

  @Test
  void speedDialsComeBackAsTheyWere() {
    String text = "1,200,0\n2,sip:201@example.com,1\n12,1234,0\n204,9,1\n";
    KeyFile read = KeyFile.read("speed.csv", text);
    assertEquals(4, read.keys());
    assertEquals(List.of(), read.problems());
    assertEquals("1234", read.settings().get(KeyFile.PATH + "11/speed_dial_number"));
    assertEquals("SPEED_DIAL_BLF", read.settings().get(KeyFile.PATH + "1/type"));
    assertEquals(text, KeyFile.speedDials(assignments(read)));
  }

  @Test
  void everyKeyComesBackInALineOfACfg() {
    String text =
        """
        personal_settings/functional_key/3/type=PAGING
        personal_settings/functional_key/13/key_event=DND_ALL
        personal_settings/functional_key/13/type=KEY_EVENT
        """;
    KeyFile read = KeyFile.read("keys.cfg", "; keys\n" + text + "\n");
    assertEquals(2, read.keys());
    assertEquals(text, KeyFile.lines(assignments(read)));
    assertEquals("", KeyFile.speedDials(assignments(read)));
  }

  @Test
  void whatIsNoKeyIsToldWithItsPlace() {
    KeyFile read = KeyFile.read("speed.csv", "1,200,0\n0,1,0\n3,,0\n4,5,2\nword\n");
    assertEquals(1, read.keys());
    assertEquals(4, read.problems().size());
    assertEquals(
        "speed.csv:2: \"0,1,0\" is none, expected key,number,type such as 1,200,0",
        read.problems().get(0));
    KeyFile cfg = KeyFile.read("keys.CFG", "voip/line/0/id=100\n");
    assertTrue(cfg.settings().isEmpty());
    assertTrue(cfg.problems().get(0).startsWith("keys.CFG:1: "), cfg.problems().get(0));
  }

  @Test
  void nineSpeedDialsAreLoaded() {
    StringBuilder text = new StringBuilder();
    for (int key = 1; key <= 9; key++) {
      text.append("%d , 20%d , 0\r\n".formatted(key, key));
    }
    KeyFile read = KeyFile.read("speed_dial_list.txt", text.toString());
    assertEquals(9, read.keys());
    assertEquals("209", read.settings().get(KeyFile.PATH + "8/speed_dial_number"));
  }
}
