package org.offhook.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.Redundancy.Mode;

class PlanTest {
  private static final ServerAddress OWN = new ServerAddress("own.test", 5060);

  private final Map<String, Object> changed = new HashMap<>();

  private Redundancy redundancy(Optional<ServerAddress> own, boolean ownServers) {
    return new Plan(Parameters.with(changed)).of(own, ownServers, "first");
  }

  private Redundancy shared() {
    return redundancy(Optional.empty(), false);
  }

  @Test
  void defaultsWatchButAddNothing() {
    Redundancy plan = shared();
    assertEquals(List.of(), plan.proxies());
    assertEquals(Mode.FALLBACK, plan.mode());
    assertFalse(plan.symmetric());
    assertEquals(Duration.ofSeconds(60), plan.probing());
    assertEquals(Duration.ZERO, plan.failback());
    assertEquals(0, plan.quickT1());
    assertEquals("first", plan.first());
  }

  @Test
  void redundantThenSecondary() {
    changed.putAll(
        Map.of("enabled", true, "address", "b.test", "port", 65535, "secondaryAddress", "c.test"));
    assertEquals(
        List.of(new ServerAddress("b.test", 0), new ServerAddress("c.test", 5060)),
        shared().proxies());
    changed.put("enabled", false);
    assertEquals(List.of(new ServerAddress("c.test", 5060)), shared().proxies());
  }

  @Test
  void aLineWithServersOfItsOwnSharesNone() {
    changed.putAll(Map.of("enabled", true, "address", "b.test"));
    assertEquals(List.of(OWN), redundancy(Optional.of(OWN), false).proxies());
    assertEquals(List.of(), redundancy(Optional.empty(), true).proxies());
  }

  @Test
  void outboundProxiesHaveTheirOwnTimes() {
    changed.putAll(
        Map.of(
            "outboundEnabled",
            true,
            "outboundAddress",
            "[2001:db8::1]",
            "outboundKeepalive",
            7,
            "outboundSymmetric",
            true));
    Redundancy plan = shared();
    assertEquals(List.of(new ServerAddress("2001:db8::1", 5060)), plan.outbound());
    assertEquals(Duration.ofSeconds(7), plan.probing());
    assertTrue(plan.symmetric());
  }

  @Test
  void quickT1BelongsToDualRegistration() {
    changed.putAll(Map.of("mode", "SIMULTANEOUS", "quickT1", 50));
    assertEquals(Mode.SIMULTANEOUS, shared().mode());
    assertEquals(50, shared().quickT1());
  }

  @Test
  void codesToStayOn() {
    changed.put("staysOn", "501, 503 nonsense;99");
    assertEquals(Set.of(501, 503), shared().staysOn());
  }
}
