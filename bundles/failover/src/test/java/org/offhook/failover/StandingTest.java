package org.offhook.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.sip.ServerStanding;

class StandingTest {
  private static ServerStanding server(String name, int rank, boolean registered) {
    return new ServerStanding(name, rank, registered, registered, false);
  }

  private static Standing standing(boolean everywhere, ServerStanding... servers) {
    return new Standing(0, List.of(servers), everywhere);
  }

  @Test
  void theSecondServerIsWorthALook() {
    assertEquals(
        State.OK, standing(false, server("a", 0, true), server("b", 1, false)).health().state());
    Standing second = standing(false, server("a", 0, false), server("b", 1, true));
    assertEquals(State.WARN, second.health().state());
    assertEquals("line 0 at b, its secondary server", second.health().detail());
  }

  @Test
  void noneOfEqualsIsSecond() {
    assertTrue(standing(false, server("a", 0, false), server("b", 0, true)).isBest());
  }

  @Test
  void registeredAtEachMeansAtEach() {
    Standing half = standing(true, server("a", 0, true), server("b", 1, false));
    assertEquals("line 0 is not registered at b", half.health().detail());
    assertEquals(
        State.OK, standing(true, server("a", 0, true), server("b", 1, true)).health().state());
  }

  @Test
  void nowhereIsNotForUsToTell() {
    assertEquals(State.OK, standing(false).health().state());
    assertEquals(State.OK, standing(true, server("a", 0, false)).health().state());
  }
}
