package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.KeyGuard;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.CallState;

/** Keys, what is configured for them, and functions that come and go. */
class KeyBoardTest {
  private final List<String> heard = new ArrayList<>();

  /** A function that writes down what becomes of it, and lights its keys green. */
  private final class Written implements KeyFunction {
    private final String name;

    Written(String name) {
      this.name = name;
    }

    @Override
    public Use use(Key key, Indicator indicator) {
      heard.add(name + " takes " + key.id());
      indicator.lamp(new Lamp(Lamp.Colour.GREEN, Lamp.Cadence.STEADY));
      return new Use() {
        @Override
        public void press() {
          heard.add(name + " pressed");
        }

        @Override
        public void close() {
          heard.add(name + " leaves " + key.id());
        }
      };
    }
  }

  @Test
  void aFunctionThatGoesLeavesTheKeyDarkAndComesBack() {
    Rig rig = new Rig(Rig.ES410);
    rig.configure(3, Map.of("type", "PAGING"));
    KeyId id = new KeyId(Kind.PROGRAMMABLE, 3);
    rig.press(Kind.PROGRAMMABLE, 3);
    assertEquals(List.of("no installed capability offers keys of type PAGING"), rig.phone.notices);
    KeyFunction paging = rig.offer(new Written("paging"), "PAGING");
    assertEquals("yellow-green", rig.lamp(id));
    rig.press(Kind.PROGRAMMABLE, 3);
    rig.board.unbindFunction(paging);
    rig.time.run();
    assertEquals("off", rig.lamp(id));
    assertFalse(rig.board.key(id).orElseThrow().offered());
    rig.press(Kind.PROGRAMMABLE, 3);
    assertEquals(2, rig.phone.notices.size());
    rig.offer(paging, "PAGING");
    assertTrue(rig.board.key(id).orElseThrow().offered());
    assertEquals(
        List.of(
            "paging takes programmable:3",
            "paging pressed",
            "paging leaves programmable:3",
            "paging takes programmable:3"),
        heard);
  }

  @Test
  void theHigherRankedFunctionCountsWhileItIsThere() {
    Rig rig = new Rig(Rig.ES410);
    rig.configure(0, Map.of("type", "KEY_EVENT", "event", "DIRECTORY"));
    rig.offer(new Written("plain"), "DIRECTORY");
    KeyFunction screen = new Written("screen");
    rig.board.bindFunction(screen, Map.of(KeyFunction.TYPE, "DIRECTORY", "service.ranking", 10));
    rig.time.run();
    rig.press(Kind.PROGRAMMABLE, 0);
    rig.board.unbindFunction(screen);
    rig.time.run();
    rig.press(Kind.PROGRAMMABLE, 0);
    assertTrue(heard.containsAll(List.of("screen pressed", "plain pressed")), heard.toString());
    assertTrue(heard.indexOf("screen pressed") < heard.indexOf("plain pressed"));
  }

  @Test
  void eventsAreReadAsTheFileAndAsTheScreenWriteThem() {
    assertEquals("DIALED_CALLS", ConfiguredKey.event("Dialed numbers"));
    assertEquals("DND_ALL", ConfiguredKey.event("DnD All"));
    assertEquals("MISSED_CALLS", ConfiguredKey.event("missed calls"));
    assertEquals("HOT_DESKING", ConfiguredKey.event("HOTDESK"));
  }

  @Test
  void aDisabledKeyDoesNothingAtAll() {
    Rig rig = new Rig(Rig.ES410);
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("hold", false)));
    rig.time.run();
    rig.press("HOLD");
    assertEquals(CallState.CONNECTED, rig.phone.last().state);
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("muteOff", true)));
    rig.time.run();
    rig.press("MUTE");
    assertFalse(rig.phone.last().muted);
    rig.press("HOLD");
    assertEquals(CallState.HELD, rig.phone.last().state);
    assertEquals(List.of(), rig.phone.notices);
  }

  @Test
  void aGuardedKeySaysWhyItDoesNothing() {
    Rig rig = new Rig(Rig.ES410);
    rig.configure(3, Map.of("type", "PAGING"));
    rig.offer(new Written("paging"), "PAGING");
    KeyGuard guard = type -> type.equals("PAGING") ? Optional.of("not now") : Optional.empty();
    rig.board.bindGuard(guard);
    rig.press(Kind.PROGRAMMABLE, 3);
    rig.press("7");
    assertEquals(List.of("not now"), rig.phone.notices);
    assertEquals("7", rig.desk.typed());
    rig.board.unbindGuard(guard);
    rig.press(Kind.PROGRAMMABLE, 3);
    assertEquals(List.of("paging takes programmable:3", "paging pressed"), heard);
  }

  @Test
  void onlyDigitsWorkWhereOnlyDigitsMay() {
    Rig rig = new Rig(Rig.ES410);
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("onlyDigits", true)));
    rig.time.run();
    rig.press("TRANSFER");
    assertEquals(List.of(), rig.phone.notices);
    rig.press("7");
    assertEquals("7", rig.desk.typed());
  }

  @Test
  void aDigitHeldDownIsTheFunctionKeyUnderIt() {
    Rig rig = new Rig(Rig.GENESYS);
    rig.configure(2, Map.of("type", "SPEED_DIAL", "number", "4711"));
    KeyId three = new KeyId(Kind.HARD, rig.model.model().hardKeys().indexOf("3"));
    rig.board.longPress(three);
    rig.time.run();
    assertEquals(List.of("dials 4711"), rig.phone.did);
  }

  @Test
  void aKeyTheModelDoesNotHaveIsRefused() {
    Rig rig = new Rig(Rig.GENESYS);
    rig.configure(12, Map.of("type", "SPEED_DIAL", "number", "4711"));
    IllegalArgumentException told =
        assertThrows(IllegalArgumentException.class, () -> KeyWords.read(List.of("12"), rig.board));
    assertEquals("this model has no key 12; see: keys all", told.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> rig.board.press(new KeyId(Kind.FUNCTION, 12)));
  }

  @Test
  void keysOfModulesAreFoundByTheirModule() {
    Rig rig = new Rig(Rig.ES410);
    rig.configure(12 + 32 + 4, Map.of("type", "DTMF", "number", "12#"));
    assertEquals(
        new KeyId(Kind.FUNCTION, 5, 2), KeyWords.read(List.of("module", "2", "5"), rig.board));
    rig.board.press(new KeyId(Kind.FUNCTION, 5, 2));
    assertEquals(List.of("dials 12#"), rig.phone.did);
    rig.phone.last().becomes(CallState.CONNECTED);
    rig.board.press(new KeyId(Kind.FUNCTION, 5, 2));
    assertEquals("1 hears 12#", rig.phone.did.get(1));
  }

  @Test
  void allTwelveEntriesDialTheirNumberByTheirAccount() {
    Rig rig = new Rig(Rig.ES410);
    for (int entry = 0; entry < 12; entry++) {
      rig.configure(entry, Map.of("type", "SPEED_DIAL", "number", "30" + entry, "line", entry % 2));
    }
    for (int entry = 0; entry < 12; entry++) {
      rig.press(Kind.PROGRAMMABLE, entry);
      assertEquals("dials 30" + entry + " on " + entry % 2, rig.phone.did.get(entry));
      rig.phone.last().becomes(CallState.ENDED);
      rig.time.run();
    }
  }

  /** Keys 13 to 17 of the 440HD and 12 to 19 of the 450HD may be of each type. */
  @Test
  void eachTypeActsOnEachProgrammableKey() {
    eachTypeActs(Rig.AUDIOCODES, 13, 17);
    eachTypeActs(Rig.THE_450HD, 12, 19);
  }

  private void eachTypeActs(Map<String, Object> model, int first, int last) {
    List<String> types = List.of("SPEED_DIAL_BLF", "PAGING", "DND_ALL", "VOCANOM");
    Rig rig = new Rig(model);
    types.forEach(type -> rig.offer(new Written(type), type));
    for (int key = first; key <= last; key++) {
      heard.clear();
      rig.phone.did.clear();
      for (String type : List.of("SPEED_DIAL_BLF", "PAGING", "KEY_EVENT", "VOCANOM")) {
        rig.configure(key, Map.of("type", type, "number", "7", "event", "DnD All"));
        rig.press(Kind.PROGRAMMABLE, key);
      }
      rig.configure(key, Map.of("type", "SPEED_DIAL", "number", "7" + key));
      rig.press(Kind.PROGRAMMABLE, key);
      assertEquals(
          types.stream().map(type -> type + " pressed").toList(),
          heard.stream().filter(line -> line.endsWith("pressed")).toList());
      assertEquals(List.of("dials 7" + key), rig.phone.did);
      rig.phone.last().becomes(CallState.ENDED);
      rig.time.run();
    }
  }

  /** The 450HD names the event of a key beside its type. */
  @Test
  void theEventOfAKeyMayStandWithTheLineKeys() {
    Rig rig = new Rig(Rig.THE_450HD);
    rig.offer(new Written("missed"), "MISSED_CALLS");
    rig.configureLine(15, Map.of("event", "Missed Calls"));
    rig.configure(15, Map.of("type", "KEY_EVENT"));
    rig.press(Kind.PROGRAMMABLE, 15);
    assertTrue(heard.contains("missed pressed"), heard::toString);
    // What is no key for an event stays what it is.
    rig.configureLine(16, Map.of("event", "Missed Calls"));
    rig.configure(16, Map.of("type", "SPEED_DIAL", "number", "4711"));
    rig.press(Kind.PROGRAMMABLE, 16);
    assertEquals(List.of("dials 4711"), rig.phone.did);
  }

  @Test
  void lockedKeysAandBDoNothing() {
    Rig rig = new Rig(Rig.GENESYS);
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("lockAandB", true)));
    rig.time.run();
    rig.press(Kind.LINE, 0);
    rig.press(Kind.LINE, 1);
    assertEquals(Purpose.NONE, rig.desk.purpose());
    assertEquals(List.of(), rig.phone.notices);
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("lockAandB", false)));
    rig.time.run();
    rig.press(Kind.LINE, 1);
    assertEquals(Purpose.CALL, rig.desk.purpose());
    // Models without such keys are not locked by it.
    Rig other = new Rig(Rig.ES410);
    other.locks.modified(Declared.of(LocksConfig.class, Map.of("lockAandB", true)));
    other.time.run();
    other.press(Kind.LINE, 1);
    assertEquals(Purpose.CALL, other.desk.purpose());
  }

  @Test
  void aLabelIsShownBesideItsKey() {
    Rig rig = new Rig(Rig.AUDIOCODES);
    rig.configure(13, Map.of("type", "SPEED_DIAL", "number", "4711", "label", "Door"));
    rig.configure(14, Map.of("type", "SPEED_DIAL", "number", "4712"));
    assertEquals("Door", rig.board.key(new KeyId(Kind.PROGRAMMABLE, 13)).orElseThrow().label());
    assertEquals("4712", rig.board.key(new KeyId(Kind.PROGRAMMABLE, 14)).orElseThrow().label());
  }

  @Test
  void aSideOfTheNavigationKeyDoesWhatIsConfigured() {
    Rig rig = new Rig(Rig.ES410);
    rig.offer(new Written("redial"), "REDIAL");
    Map<String, Object> up = Map.of("index", 0, "function", "redial");
    rig.board.bindKey(new ConfiguredNavigation(Declared.of(NavigationConfig.class, up)));
    rig.time.run();
    rig.press("NAVIGATION_UP");
    assertTrue(heard.contains("redial pressed"), heard.toString());
  }
}
