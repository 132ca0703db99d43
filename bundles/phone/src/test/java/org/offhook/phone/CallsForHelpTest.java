package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Header;

/** Nothing keeps calls for help back. */
class CallsForHelpTest {
  private final Desk desk = new Desk("maxCalls", 1, "callsPerLine", 1, "anonymous", true);
  private final FakeLine straight = new FakeLine(0);
  private final List<EmergencyCalls.Route> routes = new ArrayList<>();
  private final EmergencyCalls emergency =
      new EmergencyCalls() {
        @Override
        public boolean isEmergency(String number) {
          return number.equals("112");
        }

        @Override
        public List<Route> routes(String number, Optional<Line> wished, List<Line> lines) {
          return routes;
        }
      };

  @BeforeEach
  void start() {
    routes.add(new EmergencyCalls.Route(straight, "sip:112@help.test"));
    desk.phone.bindEmergency(emergency);
    desk.phone.bindRule(
        (line, target) -> {
          throw new CallRefused("the phone is locked");
        },
        Map.of());
  }

  @Test
  void noRuleIsAskedAndTheWayIsTaken() {
    assertThrows(CallRefused.class, () -> desk.phone.dial(Optional.empty(), "100"));
    desk.dial(" 112 ");
    assertEquals(List.of("sip:112@help.test"), straight.targets);
    assertEquals(List.of(new Header("Priority", "emergency")), straight.lastHeaders);
  }

  @Test
  void thereIsAlwaysRoomForOneMore() {
    desk.rings();
    desk.newest().answer();
    desk.dial("112");
    assertEquals(2, desk.phone.calls().size());
  }

  @Test
  void nobodyGivesItUp() {
    Call call = desk.dial("112");
    straight.last().peer.onProgress(180, "Ringing");
    desk.time.advance(Duration.ofHours(1));
    assertEquals(CallState.RINGING_OUT, call.state());
  }

  @Test
  void withoutAWayThePersonIsTold() {
    routes.clear();
    CallRefused refused =
        assertThrows(CallRefused.class, () -> desk.phone.dial(Optional.empty(), "112"));
    assertEquals("there is neither a line nor a server for calls for help", refused.getMessage());
  }

  @Test
  void withoutTheCapabilityItIsANumberLikeAnyOther() {
    desk.phone.unbindEmergency(emergency);
    assertThrows(CallRefused.class, () -> desk.phone.dial(Optional.empty(), "112"));
  }
}
