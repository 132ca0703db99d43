package org.offhook.shared.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.BusyLampField.State;
import org.offhook.api.phone.SharedLine.Appearance;
import org.offhook.api.phone.SharedLine.Doing;
import org.offhook.api.sip.Header;

class AppearancesTest {
  private final Appearances appearances = new Appearances();

  private static Header told(String value) {
    return new Header("call-info", value);
  }

  private void take(String... values) {
    appearances.take(CallInfo.ofValues(List.of(values)));
  }

  @Test
  void aHeaderMayTellOfSeveralAppearances() {
    List<CallInfo> values =
        CallInfo.of(
            List.of(
                told(
                    "<sip:s>;appearance-index=1;appearance-state=active;"
                        + "appearance-uri=\"\\\"B, A\\\" <sip:b,a@x;y=1>\","
                        + "<sip:s,t>;Appearance-Index=\"2\" ; appearance-state=HELD"),
                told("<sip:s>;appearance-index=*;appearance-state=idle"),
                told("<http://x/y.png>;purpose=icon"),
                told("<sip:s>;appearance-index=many;appearance-state=idle"),
                new Header("Alert-Info", "<sip:s>;appearance-index=7")));
    assertEquals(
        List.of(new CallInfo(1, "active"), new CallInfo(2, "held"), new CallInfo(0, "idle")),
        values);
  }

  @Test
  void whatOthersDoIsSeenTheMostPressingFirst() {
    assertEquals(State.UNKNOWN, appearances.elsewhere(Set.of()));
    take("<sip:s>;appearance-index=*;appearance-state=idle");
    assertEquals(State.IDLE, appearances.elsewhere(Set.of()));
    take(
        "<sip:s>;appearance-index=1;appearance-state=active",
        "<sip:s>;appearance-index=2;appearance-state=held",
        "<sip:s>;appearance-index=3;appearance-state=alerting");
    assertEquals(State.RINGING, appearances.elsewhere(Set.of()));
    assertEquals(State.HELD, appearances.elsewhere(Set.of(3)));
    assertEquals(State.BUSY, appearances.elsewhere(Set.of(2, 3)));
    assertEquals(State.IDLE, appearances.elsewhere(Set.of(1, 2, 3)));
    assertEquals("1 active, 2 held, 3 alerting", appearances.describe());
  }

  @Test
  void theFirstFreeOneIsTaken() {
    assertEquals(1, appearances.free(Set.of(), Set.of()));
    take(
        "<sip:s>;appearance-index=1;appearance-state=seized",
        "<sip:s>;appearance-index=3;appearance-state=idle");
    assertEquals(2, appearances.free(Set.of(), Set.of()));
    assertEquals(3, appearances.free(Set.of(2), Set.of()));
    assertEquals(4, appearances.free(Set.of(2), Set.of(3)));
  }

  private Optional<Integer> offered(boolean joining, Integer... ours) {
    return appearances.offered(Set.of(ours), 0, joining).map(Appearance::number);
  }

  @Test
  void whatCanBeTakenComesBeforeWhatCanBeJoinedAndThatBeforeWhatIsPrivate() {
    take(
        "<sip:s>;appearance-index=1;appearance-state=held",
        "<sip:s>;appearance-index=2;appearance-state=held-private",
        "<sip:s>;appearance-index=3;appearance-state=active",
        "<sip:s>;appearance-index=4;appearance-state=held",
        "<sip:s>;appearance-index=5;appearance-state=alerting");
    assertEquals(Optional.of(1), offered(true));
    assertEquals(Optional.of(4), offered(true, 1));
    assertEquals(Optional.of(3), offered(true, 1, 4));
    assertEquals(Optional.of(2), offered(false, 1, 4));
    assertEquals(Optional.empty(), offered(true, 1, 2, 3, 4));
    assertEquals(
        Optional.of(Doing.TALKING), appearances.offered(Set.of(), 3, true).map(Appearance::doing));
  }

  @Test
  void whatIsBridgedIsBusyAndWhatIsHeldThereWaits() {
    take("<sip:s>;appearance-index=1;appearance-state=bridge-active");
    assertEquals(State.BUSY, appearances.elsewhere(Set.of()));
    assertEquals("1 bridge-active", appearances.describe());
    take("<sip:s>;appearance-index=1;appearance-state=bridge-held");
    assertEquals(State.HELD, appearances.elsewhere(Set.of()));
    assertEquals(Doing.BRIDGE_HELD, appearances.doing(1));
    take("<sip:s>;appearance-index=1;appearance-state=something-new");
    assertEquals(Doing.SEIZED, appearances.doing(1));
  }
}
