package org.offhook.shared.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.BusyLampField.State;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallsElsewhere.Elsewhere;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;

class OtherDialogsTest {
  private final List<Elsewhere> calls = new ArrayList<>();
  private final Set<String> ours = new HashSet<>();
  private final List<Optional<List<CallInfo>>> heard = new ArrayList<>();
  private Consumer<State> tell;
  private boolean watched;

  private final BusyLampField field =
      (number, listener) -> {
        tell = listener;
        watched = true;
        return () -> watched = false;
      };
  private final OtherDialogs dialogs =
      new OtherDialogs("100", field, number -> calls, () -> ours, heard::add);

  private static Elsewhere call(String id, String state, boolean held, boolean alone, int number) {
    DialogId dialog = new DialogId(id, "l" + id, "r" + id);
    return new Elsewhere(dialog, state, true, held, alone, number, "sip:100@a", "sip:200@b");
  }

  private List<CallInfo> last() {
    return heard.get(heard.size() - 1).orElseThrow();
  }

  @Test
  void dialogsAreAppearances() {
    calls.add(call("x", "confirmed", false, false, 0));
    calls.add(call("y", "confirmed", true, true, 1));
    calls.add(call("z", "early", false, false, 0));
    tell.accept(State.BUSY);
    assertEquals(
        List.of(
            new CallInfo(1, "held-private"),
            new CallInfo(2, "active"),
            new CallInfo(3, "progressing")),
        last());
    tell.accept(State.UNKNOWN);
    assertTrue(heard.get(heard.size() - 1).isEmpty());
    dialogs.close();
    assertTrue(!watched);
  }

  @Test
  void whatIsOursIsNotElsewhere() {
    calls.add(call("x", "confirmed", false, false, 0));
    ours.add("x");
    tell.accept(State.BUSY);
    assertEquals(List.of(), last());
    ours.clear();
    dialogs.look();
    assertEquals(List.of(new CallInfo(1, "active")), last());
  }

  @Test
  void whoTalksIsAskedByJoinAndThePeerOfAHeldCallByReplaces() throws Exception {
    calls.add(call("x", "confirmed", false, false, 0));
    calls.add(call("y", "confirmed", true, false, 0));
    tell.accept(State.BUSY);
    assertEquals(
        new OtherDialogs.Way("sip:100@a", new Header("Join", "x;to-tag=lx;from-tag=rx")),
        dialogs.way(1));
    assertEquals(
        new OtherDialogs.Way("sip:200@b", new Header("Replaces", "y;to-tag=ry;from-tag=ly")),
        dialogs.way(2));
  }

  @Test
  void aCallThatTheServerKeepsSecretIsNotToBeHad() {
    DialogId secret = new DialogId("", "", "");
    calls.add(new Elsewhere(secret, "confirmed", true, false, false, 1, "", ""));
    tell.accept(State.BUSY);
    assertEquals(List.of(new CallInfo(1, "active")), last());
    assertThrows(CallRefused.class, () -> dialogs.way(1));
    assertThrows(CallRefused.class, () -> dialogs.way(7));
  }
}
