package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;

/** Which keys the models have, and what they are called in the configuration. */
class KeyModelTest {
  private static KeyModel model(Map<String, Object> facts) {
    return new ModelKeys(facts).model();
  }

  private static long count(KeyModel model, Kind kind) {
    return model.keys().stream()
        .filter(key -> key.id().kind() == kind && key.id().module() == 0)
        .count();
  }

  @Test
  void theEs410HasTwelveKeysAndSixModulesOf32() {
    KeyModel model = model(Rig.ES410);
    assertEquals(4, count(model, Kind.LINE));
    assertEquals(12, count(model, Kind.PROGRAMMABLE));
    assertEquals(6 * 32, model.keys().stream().filter(key -> key.id().module() > 0).count());
    assertEquals(Optional.of(new KeyId(Kind.PROGRAMMABLE, 11)), model.at(11));
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 1, 1)), model.at(12));
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 32, 1)), model.at(43));
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 1, 2)), model.at(44));
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 32, 6)), model.at(203));
    assertEquals(Optional.empty(), model.at(204));
  }

  @Test
  void the440HdHasASideCarAndKeysForItsLines() {
    KeyModel model = model(Rig.AUDIOCODES);
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 0)), model.at(0));
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 11)), model.at(11));
    assertEquals(Optional.of(new KeyId(Kind.PROGRAMMABLE, 12)), model.at(12));
    assertEquals(Optional.of(new KeyId(Kind.PROGRAMMABLE, 17)), model.at(17));
    assertEquals(Optional.empty(), model.at(18));
    Key fourth =
        model.keys().stream()
            .filter(key -> key.id().equals(new KeyId(Kind.PROGRAMMABLE, 15)))
            .findFirst()
            .orElseThrow();
    assertEquals("SIP_ACCOUNT", fourth.type());
    assertEquals("3", fourth.value("line"));
  }

  @Test
  void the450HdHasEightKeysForAnything() {
    KeyModel model = model(Rig.THE_450HD);
    assertEquals(8, count(model, Kind.PROGRAMMABLE));
    assertEquals(Optional.of(new KeyId(Kind.PROGRAMMABLE, 12)), model.at(12));
    assertEquals(Optional.of(new KeyId(Kind.PROGRAMMABLE, 19)), model.at(19));
    assertEquals(Optional.empty(), model.at(11));
    assertEquals(Optional.empty(), model.at(20));
  }

  @Test
  void the420HdHasNineKeysUnderItsDigits() {
    KeyModel model = model(Rig.GENESYS);
    assertEquals(2, count(model, Kind.LINE));
    assertEquals(9, count(model, Kind.FUNCTION));
    assertEquals(Optional.empty(), model.at(9));
    assertEquals(Optional.empty(), model.at(12));
  }

  @Test
  void aModelThatSaysNothingHasEachKey() {
    assertEquals(Optional.of(new KeyId(Kind.FUNCTION, 77)), model(Map.of()).at(77));
  }

  @Test
  void printedKeysWithSeveralSidesAreSeveral() {
    assertEquals(
        "HOLD MUTE TRANSFER CONFERENCE NAVIGATION_UP NAVIGATION_DOWN NAVIGATION_LEFT"
            + " NAVIGATION_RIGHT C 1 2 3 4 5 6 7 8 9 * 0 #",
        String.join(" ", model(Rig.ES410).hardKeys()));
    assertEquals(
        "MISSED_CALLS",
        model(Rig.ES410).keys().stream()
            .filter(key -> key.value("name").equals("NAVIGATION_DOWN"))
            .findFirst()
            .orElseThrow()
            .type());
  }
}
