package org.offhook.dial.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.dial.plan.DigitMap.Match;

class DigitMapTest {
  private static Match match(String map, String number) {
    return DigitMap.of("path", map).match(number);
  }

  @Test
  void theSemicolonDialectOfTheManuals() {
    String map = "10x;05xxxxxxxx;4xxx";
    assertEquals(Match.FULL, match(map, "101"));
    assertEquals(Match.PARTIAL, match(map, "10"));
    assertEquals(Match.FULL, match(map, "0512345678"));
    assertEquals(Match.PARTIAL, match(map, "051234567"));
    assertEquals(Match.FULL, match(map, "4123"));
    assertEquals(Match.NONE, match(map, "11"));
    assertEquals(Match.NONE, match(map, "9"));
  }

  @Test
  void theBarDialect() {
    assertEquals(Match.FULL, match("[2-9]xx|1xxx", "234"));
    assertEquals(Match.NONE, match("[2-9]xx|2xxx", "1"));
    assertEquals(Match.COULD_GO_ON, match("[2-9]xx|2xxx", "234"));
    assertEquals(Match.FULL, match("[2-9]xx|2xxx", "2345"));
    assertEquals(Match.FULL, match("*xx", "*26"));
    assertEquals(Match.FULL, match("#x|[1,3-5]", "4"));
    assertEquals(Match.NONE, match("[1,3-5]", "2"));
    assertEquals(Match.FULL, match("AxD", "A5D"));
  }

  @Test
  void aDotRepeatsWhatIsBeforeIt() {
    assertEquals(Match.COULD_GO_ON, match("0x.", "0"));
    assertEquals(Match.COULD_GO_ON, match("0x.", "0123456"));
    assertEquals(Match.PARTIAL, match("9xx.5", "91"));
  }

  @Test
  void tWaitsForTheTimeout() {
    assertEquals(Match.PARTIAL, match("xxxx.T", "1234"));
    assertEquals(Match.COULD_GO_ON, match("0|0T", "0"));
  }

  @Test
  void anEmptyMapKnowsNothing() {
    assertEquals(Match.NONE, match("", "1"));
  }

  @Test
  void whatIsNoMapIsNamed() {
    for (String map : List.of("1(2", "[2-", "10x;[1]", "1T2", "y", "x".repeat(257))) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> match(map, "1"), map);
      assertTrue(refused.getMessage().startsWith("path: value"), refused.getMessage());
    }
  }
}
