package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.phone.CallState;

/** The softkeys of each state. */
class SoftkeyTest {
  private final Rig rig = new Rig(Rig.ES410);

  private void offer(String... types) {
    rig.offer((key, indicator) -> new Pressed(() -> rig.phone.did.add(key.type())), types);
  }

  private void idle(int index, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("index", index);
    rig.softkeys.bindSoftkey(new IdleSoftkey(Declared.of(IdleSoftkeyConfig.class, all)));
    rig.time.run();
  }

  private void inCall(int index, String function) {
    rig.softkeys.bindSoftkey(
        new CallSoftkey(
            Declared.of(CallSoftkeyConfig.class, Map.of("index", index, "function", function))));
    rig.time.run();
  }

  private void show(Map<String, Object> parameters) {
    rig.softkeys.modified(Declared.of(SoftkeysConfig.class, parameters));
    rig.time.run();
  }

  @Test
  void theyFollowTheState() {
    offer("DIRECTORY", "MISSED_CALLS", "FORWARD_ALL", "DND_ALL", "DIALED_CALLS");
    assertEquals(List.of("Directory", "Missed", "Forward", "DnD"), rig.labels());
    rig.press(Kind.LINE, 0);
    assertEquals(List.of("Dial", "Clear", "Cancel", "More"), rig.labels());
    rig.soft("More");
    assertEquals(List.of("Directory", "Dialled", "More"), rig.labels());
    rig.soft("More");
    assertEquals("Dial", rig.labels().get(0));
    rig.soft("Cancel");
    var call = rig.phone.rings(0);
    rig.time.run();
    assertEquals(List.of("Answer", "Reject"), rig.labels());
    rig.soft("Answer");
    assertEquals(List.of("BXfer", "Conf", "New", "End"), rig.labels());
    rig.press("HOLD");
    assertEquals(List.of("Resume", "New", "Trans", "End"), rig.labels());
    rig.soft("Resume");
    rig.phone.joined.add(call.call);
    rig.changes.tell();
    rig.time.run();
    assertEquals(List.of("Hold", "Split", "Leave", "End"), rig.labels());
    rig.phone.joined.clear();
    rig.soft("End");
    assertEquals(CallState.ENDED, call.state);
    assertEquals("Directory", rig.labels().get(0));
  }

  @Test
  void aCallThatWaitsIsAnsweredOrRejectedFirst() {
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    rig.phone.rings(1);
    rig.time.run();
    assertEquals(List.of("Answer", "Reject", "BXfer", "More"), rig.labels());
    rig.soft("Reject");
    assertEquals(CallState.ENDED, rig.phone.last().state);
  }

  @Test
  void whatNobodyOffersIsNotShown() {
    assertEquals(List.of(), rig.labels());
    offer("FORWARD_ALL");
    assertEquals(List.of("Forward"), rig.labels());
  }

  @Test
  void parametersHideThem() {
    offer("FORWARD_ALL", "DND_ALL");
    show(Map.of("dnd", false));
    assertEquals(List.of("Forward"), rig.labels());
    show(Map.of("forward", false));
    assertEquals(List.of("DnD"), rig.labels());
    rig.phone.rings(0);
    show(Map.of("reject", false));
    assertEquals(List.of("Answer"), rig.labels());
    rig.soft("Answer");
    show(Map.of("conference", false, "newCall", false));
    assertEquals(List.of("BXfer", "End"), rig.labels());
  }

  @Test
  void holdTakesThePlaceOfABlindTransferThatIsNotWanted() {
    rig.set.put("voip/signalling/sip/sk_blind_transfer/enable", "0");
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    assertEquals(List.of("Hold", "Conf", "New", "End"), rig.labels());
  }

  @Test
  void configuredOnesTakeTheirPlaces() {
    offer("MISSED_CALLS", "REDIAL");
    idle(0, Map.of("function", "redial"));
    idle(1, Map.of("function", "NONE"));
    idle(4, Map.of("function", "SPEED_DIAL", "number", "0", "label", "Desk"));
    assertEquals(List.of("Redial", "Desk"), rig.labels());
    rig.soft("Desk");
    assertEquals(List.of("dials 0"), rig.phone.did);
    rig.phone.last().becomes(CallState.CONNECTED);
    inCall(0, "TRANSFER");
    inCall(3, "HOLD");
    assertEquals(List.of("Trans", "Conf", "New", "Hold"), rig.labels());
  }

  @Test
  void programmableOnesDialOrType() {
    Map<String, Object> code = Map.of("index", 2, "label", "Night", "prefix", "*21");
    rig.softkeys.bindSoftkey(new Psk(Declared.of(PskConfig.class, code)));
    Map<String, Object> now = Map.of("index", 3, "label", "Day", "prefix", "*22", "dial", 1);
    rig.softkeys.bindSoftkey(new Psk(Declared.of(PskConfig.class, now)));
    idle(0, Map.of("function", "PSK", "psk", 2));
    idle(1, Map.of("function", "PSK", "psk", 3));
    assertEquals(List.of("Night", "Day"), rig.labels());
    rig.soft("Night");
    assertEquals("*21", rig.desk.typed());
    rig.desk.cancel();
    rig.time.run();
    rig.soft("Day");
    assertEquals(List.of("dials *22"), rig.phone.did);
  }
}
