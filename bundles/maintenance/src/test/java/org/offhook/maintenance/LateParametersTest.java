package org.offhook.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;

/** Which changes wait for a start. */
class LateParametersTest {
  private static List<Assignment> set(String... lines) {
    List<Assignment> set = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("=", 2);
      set.add(new Assignment(0, parts[0], parts[1]));
    }
    return set;
  }

  @Test
  void onlyWhatIsNamedAndIsAnotherNow() {
    LateParameters late = LateParameters.of("a/b  c/*/e", set("a/b=1", "x/y=1"));
    assertEquals(Set.of(), late.waiting(set("a/b=1", "x/y=2")));
    assertEquals(Set.of("a/b"), late.waiting(set("a/b=2")));
    assertEquals(Set.of("a/b"), late.waiting(set()), "the default came back");
    assertEquals(Set.of("c/0/e"), late.waiting(set("a/b=1", "c/0/e=1", "c/0/f=1", "a.b=1")));
  }

  @Test
  void whatIsAsItWasWaitsForNothing() {
    LateParameters late = LateParameters.of("a/b", set());
    assertEquals(Set.of("a/b"), late.waiting(set("a/b=2")));
    assertEquals(Set.of(), late.waiting(set()));
    assertEquals(Set.of(), late.waiting(set("a/b=")));
  }

  @Test
  void whatWasActedOnCountsAsItIsNow() {
    LateParameters late = LateParameters.of("a/*", set("a/b=1", "a/c=1"));
    List<Assignment> now = set("a/b=2", "a/c=2");
    LateParameters after = late.after(Set.of("a/b", "z/z"), now);
    assertEquals(Set.of("a/c"), after.waiting(now));
    assertEquals(Set.of("a/b", "a/c"), after.waiting(set("a/b=1", "a/c=2")));
    assertEquals(Set.of(), LateParameters.of(" ", now).waiting(set()));
  }
}
