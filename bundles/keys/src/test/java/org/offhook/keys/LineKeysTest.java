package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.RegistrationState.Phase;

/** Lamps of lines in each state, as the lamp table of the ES410 has them. */
class LineKeysTest {
  private final Rig rig = new Rig(Rig.ES410);

  @Test
  void theLampShowsEachState() {
    assertEquals("off", rig.line(0));
    var call = rig.phone.rings(0);
    rig.time.run();
    assertEquals("red, fast", rig.line(0));
    assertEquals("off", rig.line(1));
    rig.press(Kind.LINE, 0);
    assertEquals("yellow-green", rig.line(0));
    rig.press(Kind.LINE, 0);
    assertEquals("yellow-green, fast", rig.line(0));
    rig.press(Kind.LINE, 1);
    assertEquals("red", rig.line(1));
    call.becomes(CallState.ENDED);
    rig.time.run();
    assertEquals("off", rig.line(0));
  }

  @Test
  void aLineThatIsNotThereSaysSo() {
    rig.press(Kind.LINE, 3);
    assertEquals(List.of("line 3 is not configured"), rig.phone.notices);
  }

  @Test
  void aLineThatCannotRegisterIsDark() {
    rig.phone.registration = Phase.FAILED;
    rig.changes.tell();
    rig.time.run();
    assertEquals("off", rig.line(0));
  }

  @Test
  void aSharedLineShowsWhatOthersDoOnIt() {
    List<String> watched = new ArrayList<>();
    List<Consumer<BusyLampField.State>> listeners = new ArrayList<>();
    LineKeys keys = new LineKeys(rig.phone, rig.desk, rig.changes, rig.model);
    List<Lamp> lamps = new ArrayList<>();
    keys.use(
        new Key(new KeyId(Kind.PROGRAMMABLE, 1), "SCA", "", Map.of("line", "1")),
        new Indicator() {
          @Override
          public void lamp(Lamp lamp) {
            lamps.add(lamp);
          }

          @Override
          public void label(String text) {}
        });
    keys.bindOthers(
        (number, listener) -> {
          watched.add(number);
          listeners.add(listener);
          return () -> watched.remove(number);
        });
    rig.time.run();
    assertEquals(List.of("101"), watched);
    listeners.get(0).accept(BusyLampField.State.BUSY);
    rig.time.run();
    assertEquals("red", KeysCommand.text(lamps.get(lamps.size() - 1)));
    listeners.get(0).accept(BusyLampField.State.HELD);
    rig.time.run();
    assertEquals("red, slow", KeysCommand.text(lamps.get(lamps.size() - 1)));
    rig.phone.rings(1).call.answer();
    rig.time.run();
    assertEquals("yellow-green", KeysCommand.text(lamps.get(lamps.size() - 1)));
  }

  @Test
  void aLineKeyMayBeFreedForAnEvent() {
    Map<String, Object> set = Map.of("index", 2, "line", -1, "event", "DnD All");
    rig.board.bindKey(new ConfiguredLineKey(Declared.of(LineKeyConfig.class, set), set));
    rig.time.run();
    assertEquals("KEY_EVENT", rig.board.key(new KeyId(Kind.LINE, 2)).orElseThrow().key().type());
    rig.press(Kind.LINE, 2);
    assertEquals(List.of("no installed capability offers keys of type DND_ALL"), rig.phone.notices);
  }

  @Test
  void whoHasWaitedLongestIsAnswered() {
    var first = rig.phone.rings(0);
    rig.phone.rings(0);
    rig.time.run();
    rig.press(Kind.LINE, 0);
    assertEquals(CallState.CONNECTED, first.state);
    assertEquals(CallState.RINGING_IN, rig.phone.last().state);
    assertEquals("red, fast", rig.line(0));
  }
}
