package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedDialFileTest {
  @Test
  void keysAreCountedFromOne() {
    SpeedDialFile file = SpeedDialFile.read("s.csv", "1,200,0\r\n12,1234,0\n\n 3 , 203 , 1 \n");
    String path = "personal_settings/functional_key/";
    assertEquals(
        Map.of(
            path + "0/type", "SPEED_DIAL",
            path + "0/speed_dial_number", "200",
            path + "11/type", "SPEED_DIAL",
            path + "11/speed_dial_number", "1234",
            path + "2/type", "SPEED_DIAL_BLF",
            path + "2/speed_dial_number", "203"),
        file.settings());
    assertEquals(3, file.keys());
    assertTrue(file.problems().isEmpty());
  }

  @Test
  void whatIsNoSpeedDialIsNamedAndTheRestCounts() {
    SpeedDialFile file = SpeedDialFile.read("s.csv", "0,200,0\n1,,0\n2,200,7\n<html>\n5,205,0\n");
    assertEquals(1, file.keys());
    assertEquals(4, file.problems().size());
    assertTrue(file.problems().get(2).startsWith("s.csv:3: \"2,200,7\""), file.problems().get(2));
  }
}
