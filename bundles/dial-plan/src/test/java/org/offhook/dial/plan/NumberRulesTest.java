package org.offhook.dial.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberRulesTest {
  private static String apply(String rules, String number) {
    return NumberRules.of("path", rules).apply(number);
  }

  @Test
  void theExampleOfTheManuals() {
    assertEquals("Line_123@10.1.2.3", apply("4xxx=Line_\\\\\\@10.1.2.3", "4123"));
  }

  @Test
  void backslashesTakeTheDigitsFromTheRight() {
    assertEquals("+49-34", apply("0xxx=+49-\\\\", "0234"));
    assertEquals("900", apply("1xx=900", "155"));
  }

  @Test
  void theFirstRuleThatFitsCounts() {
    String rules = "10x=A\\;1xx=B\\\\;";
    assertEquals("A5", apply(rules, "105"));
    assertEquals("B25", apply(rules, "125"));
    assertEquals("200", apply(rules, "200"));
    assertEquals("1234", apply(rules, "1234"));
  }

  @Test
  void whatIsNoRuleIsRefused() {
    for (String rules : List.of("4xxx", "=a", "4x=\\\\", "4x=a b", "(=1")) {
      assertThrows(IllegalArgumentException.class, () -> apply(rules, "1"), rules);
    }
  }
}
