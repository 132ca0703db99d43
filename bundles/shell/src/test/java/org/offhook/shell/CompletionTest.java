package org.offhook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private final Completion completion =
      new Completion(
          () -> List.of("call", "lines"),
          new SmallSettings()::parameters,
          () -> List.of("org.offhook.phone"));

  @Test
  void theFirstWordIsACommand() {
    assertEquals(List.of("call", "lines"), completion.words(List.of(), "li"));
    assertEquals(List.of("call", "lines"), completion.words(List.of("help"), ""));
  }

  @Test
  void anOptionIsOfferedOnce() {
    List<String> words = completion.words(List.of("call", "600", "--for", "5s"), "");
    assertTrue(words.contains("--play"));
    assertFalse(words.contains("--for"));
  }

  @Test
  void parametersAreCompletedByPathAndGoOnWithTheirValue() {
    assertTrue(completion.words(List.of("config"), "").contains("delta"));
    assertTrue(completion.words(List.of("config", "get"), "").contains(SmallSettings.NUMBER));
    assertTrue(completion.words(List.of("config", "set"), "").contains(SmallSettings.NUMBER + "="));
    assertEquals(List.of(), completion.words(List.of("config", "delta"), ""));
  }

  @Test
  void bundlesAreCompletedByName() {
    assertTrue(completion.words(List.of("bundle"), "").contains("update"));
    assertEquals(List.of("org.offhook.phone"), completion.words(List.of("bundle", "update"), ""));
  }
}
