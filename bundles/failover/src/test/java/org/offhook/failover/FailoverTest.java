package org.offhook.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.ServerStanding;
import org.offhook.testkit.VirtualTime;

class FailoverTest {
  private static final Map<String, Object> SECOND =
      Map.of("enabled", true, "address", "192.0.2.2", "port", 5070);

  @TempDir Path directory;

  private final VirtualTime time = new VirtualTime();
  private final List<Redundancy> told = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private List<ServerStanding> servers = List.of();
  private final Line line = line();
  private Failover failover;

  @BeforeEach
  void open() {
    failover = new Failover(time, new LastServers(directory.resolve("s")), Parameters.with(SECOND));
    failover.bindPhone(phone());
  }

  private Line line() {
    return (Line)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Line.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "redundancy" -> told.add((Redundancy) arguments[0]) ? null : null;
                  case "servers" -> servers;
                  case "index" -> 0;
                  case "ownServers" -> false;
                  case "label" -> "100";
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Phone phone() {
    return (Phone)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Phone.class},
            (proxy, method, arguments) -> {
              assertEquals("notice", method.getName());
              notices.add((String) arguments[0]);
              return null;
            });
  }

  private Redundancy last() {
    time.advance(Duration.ZERO);
    return told.get(told.size() - 1);
  }

  private void at(int number) {
    servers =
        List.of(
            new ServerStanding("a", 0, number == 0, number == 0, false),
            new ServerStanding("b", 1, number == 1, number == 1, false));
    failover.onLine(line);
  }

  @Test
  void aLineIsToldWhoStandsInAndWhenThatChangesAndWhenNobodyDoes() throws Exception {
    failover.bindLine(line);
    assertEquals(List.of(new ServerAddress("192.0.2.2", 5070)), last().proxies());
    failover.modified(Parameters.with(Map.of()));
    assertEquals(List.of(), last().proxies());
    assertEquals(Duration.ofSeconds(4), last().patience());
    failover.close();
    assertEquals(Redundancy.NONE, last());
  }

  @Test
  void peopleAreToldOnceOfEachMove() throws Exception {
    failover.bindLine(line);
    last();
    at(0);
    assertEquals(List.of(), notices);
    at(1);
    time.advance(Duration.ofSeconds(3));
    assertEquals(List.of("100 is at its secondary server"), notices);
    assertEquals(State.WARN, failover.probe().state());
    at(0);
    assertEquals("100 is back at its first server", notices.get(1));
    assertEquals(State.OK, failover.probe().state());
    failover.unbindLine(line);
    assertTrue(failover.standings().isEmpty());
    failover.close();
    assertEquals("a", new LastServers(directory.resolve("s")).of(0), "for the next start");
  }
}
