package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Keys;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;

/** Random fingers and random callers: no lamp disagrees with its line, nothing hangs on. */
class RandomKeysTest {
  private static final int STEPS = 20_000;
  private static final int MOST_CALLS = 5;
  private final long seed = Long.getLong("offhook.keys.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<String> steps = new ArrayList<>();
  private Rig rig;

  @Test
  void whateverIsPressedTheLampsAreRight() {
    System.out.println("random keys: -Doffhook.keys.seed=" + seed);
    try {
      for (int step = 0; step < STEPS; step++) {
        if (step % 200 == 0) {
          settle();
          begin();
        }
        step();
        rig.time.run();
        look();
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage() + "\n" + steps, e);
    }
  }

  private void begin() {
    steps.clear();
    rig = new Rig(Rig.ES410);
    rig.configure(0, Map.of("type", "SPEED_DIAL", "number", "4711"));
    rig.configure(1, Map.of("type", "SPEED_DIAL_PREFIX", "number", "47"));
    rig.configure(2, Map.of("type", "SIP_ACCOUNT", "line", 1));
    if (random.nextBoolean()) {
      rig.set.put("voip/signalling/sip/hk_blind_transfer/enable", "0");
    }
  }

  private void step() {
    List<SomePhone.SomeCall> calls =
        rig.phone.all.stream().filter(call -> call.state != CallState.ENDED).toList();
    int kind = random.nextInt(10);
    if (kind == 0 && calls.size() < MOST_CALLS) {
      int line = random.nextInt(2);
      steps.add("line " + line + " rings");
      rig.phone.rings(line);
    } else if (kind < 4 && !calls.isEmpty()) {
      happens(calls.get(random.nextInt(calls.size())));
    } else {
      press(calls.size());
    }
  }

  /** The other end, or the network. */
  private void happens(SomePhone.SomeCall call) {
    CallState next =
        switch (call.state) {
          case DIALING -> random.nextBoolean() ? CallState.RINGING_OUT : CallState.ENDED;
          case RINGING_OUT -> random.nextBoolean() ? CallState.CONNECTED : CallState.ENDED;
          default -> CallState.ENDED;
        };
    steps.add("call " + call.id + " becomes " + next);
    call.becomes(next);
  }

  private void press(int calls) {
    List<Keys.View> keys = rig.board.keys().stream().filter(view -> view.offered()).toList();
    Keys.View view = keys.get(random.nextInt(keys.size()));
    boolean dials = calls >= MOST_CALLS && view.key().type().startsWith("SPEED_DIAL");
    if (!dials) {
      steps.add("press " + view.key().id() + " " + view.key().type());
      rig.board.press(view.key().id());
    }
  }

  private void look() {
    for (int index = 0; index < 2; index++) {
      int number = index;
      Line line = rig.phone.lines().get(index);
      LineState state =
          LineState.of(
              java.util.Optional.of(line),
              rig.phone.calls().stream().filter(call -> call.line() == line).toList(),
              rig.desk.isChosen(number),
              BusyLampField.State.UNKNOWN);
      String expected = KeysCommand.text(rig.model.model().colours().of(state));
      assertEquals(expected, rig.line(index), "lamp of line " + index + " in " + state);
    }
    assertEquals(
        rig.line(1), rig.lamp(new KeyId(Kind.PROGRAMMABLE, 2)), "two keys of the same line");
    boolean mute =
        !rig.desk.connected().isEmpty() && rig.desk.connected().stream().allMatch(c -> c.muted());
    int place = rig.model.model().hardKeys().indexOf("MUTE");
    assertEquals(mute ? "red" : "off", rig.lamp(new KeyId(Kind.HARD, place)), "mute");
  }

  /** When everybody has hung up and the person gives up, nothing is left. */
  private void settle() {
    if (rig == null) {
      return;
    }
    rig.phone.all.stream()
        .filter(call -> call.state != CallState.ENDED)
        .forEach(call -> call.becomes(CallState.ENDED));
    rig.time.run();
    rig.desk.cancel();
    rig.time.run();
    assertEquals(PhoneState.IDLE, rig.desk.state(), "after all");
    assertEquals("", rig.desk.typed());
    assertEquals(Purpose.NONE, rig.desk.purpose());
    assertEquals("off off", rig.line(0) + " " + rig.line(1));
  }
}
