package org.offhook.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValue() {
    assertEquals(
        Map.of("a", List.of(1L, -2.5, true, "x\n\"é/"), "b", Map.of(), "c", List.of()),
        Json.read(
            " {\"a\": [1, -25e-1, true, \"x\\n\\\"\\u00e9\\/\"],\n \"b\":{}, \"c\" : [ ] } "));
    assertEquals(Arrays.asList((Object) null), Json.read("[null]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,",
        "{\"a\"}",
        "{\"a\":1,}",
        "\"open",
        "\"\\u12\"",
        "\"\\x\"",
        "tru",
        "1 2",
        "-",
        "{a:1}",
        "nul",
        "[1 2]"
      })
  void refusesWhatIsNoJson(String text) {
    assertThrows(IllegalArgumentException.class, () -> Json.read(text));
  }

  @Test
  void refusesBottomlessNesting() {
    assertThrows(IllegalArgumentException.class, () -> Json.read("[".repeat(100_000)));
  }
}
