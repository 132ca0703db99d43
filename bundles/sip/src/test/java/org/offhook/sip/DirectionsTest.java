package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.Redundancy.Mode;
import org.offhook.api.sip.Secret;
import org.offhook.testkit.VirtualTime;

class DirectionsTest {
  private static final ServerAddress FIRST = new ServerAddress("192.0.2.1", 5060);
  private static final ServerAddress SECOND = new ServerAddress("192.0.2.2", 5070);
  private static final ServerAddress OTHER = new ServerAddress("192.0.2.3", 5060);

  private final ServerMemory memory = new ServerMemory(new VirtualTime());

  private Directions directions(
      Optional<ServerAddress> registrar, Optional<ServerAddress> outbound, Redundancy redundancy) {
    Account account =
        new Account(
            "100",
            "a.test",
            "",
            "",
            new Secret(""),
            registrar,
            List.of(FIRST),
            outbound,
            Transport.UDP,
            Duration.ofSeconds(60));
    Directions directions = new Directions(account, memory);
    directions.redundancy(redundancy);
    return directions;
  }

  private static Redundancy redundancy(Mode mode, boolean anyFailure, Set<Integer> staysOn) {
    Duration second = Duration.ofSeconds(1);
    return new Redundancy(
        List.of(SECOND),
        List.of(SECOND),
        mode,
        false,
        second,
        false,
        second,
        second,
        second,
        anyFailure,
        staysOn,
        20,
        "");
  }

  private static Redundancy both(Mode mode) {
    return redundancy(mode, false, Set.of());
  }

  private static List<String> hosts(List<Way> ways) {
    return ways.stream().map(way -> way.target().host()).toList();
  }

  private void located(Directions directions) {
    List<Way> ways = directions.path("sip:a.test");
    List<Place> places = new java.util.ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      places.add(Place.on(i, ways.get(i), ServerLocator.direct(ways.get(i).target()), 0));
    }
    memory.located(places);
  }

  @Test
  void theSecondServerBacksUpProxyAndRegistrar() {
    Directions directions = directions(Optional.of(FIRST), Optional.empty(), both(Mode.FALLBACK));
    assertEquals(List.of("192.0.2.1", "192.0.2.2"), hosts(directions.path("sip:a.test")));
    assertEquals(List.of("192.0.2.1", "192.0.2.2"), hosts(directions.registrars()));
    assertEquals(1, directions.bindings().size());
  }

  @Test
  void aRegistrarApartIsNotBackedUpByProxies() {
    Directions directions = directions(Optional.of(OTHER), Optional.empty(), both(Mode.FALLBACK));
    assertEquals(List.of("192.0.2.3"), hosts(directions.registrars()));
    assertEquals(0, directions.quickT1(), "there is no second registrar");
  }

  @Test
  void aBindingWithEach() {
    Directions directions =
        directions(Optional.of(FIRST), Optional.empty(), both(Mode.SIMULTANEOUS));
    assertEquals(2, directions.bindings().size());
    assertEquals(List.of("192.0.2.2"), hosts(directions.bindings().get(1)));
    assertEquals(20, directions.quickT1());
  }

  @Test
  void eachOutboundProxyIsItsOwnRoute() {
    Directions directions = directions(Optional.of(FIRST), Optional.of(OTHER), both(Mode.FALLBACK));
    List<Way> ways = directions.path("sip:200@a.test");
    assertEquals(List.of("<sip:192.0.2.3:5060;lr>"), ways.get(0).routes());
    assertEquals(List.of("<sip:192.0.2.2:5070;lr>"), ways.get(1).routes());
  }

  @Test
  void aDialogGoesByAServerThatStandsIn() {
    Directions directions = directions(Optional.of(FIRST), Optional.empty(), both(Mode.FALLBACK));
    located(directions);
    List<String> routes = List.of("<sip:192.0.2.1;lr=on;ftag=1>", "<sip:edge.test;lr>");
    List<Way> ways = directions.within(routes, "sip:200@198.51.100.9");
    assertNull(ways.get(0).routes(), "first by the routes it has");
    assertEquals("192.0.2.1:5060/UDP", ways.get(0).server().toString());
    assertEquals(List.of("<sip:192.0.2.2:5070;lr>", "<sip:edge.test;lr>"), ways.get(1).routes());
    assertEquals("192.0.2.2:5070/UDP", ways.get(1).server().toString());
    assertFalse(ways.get(1).ours(), "what a dialog's request meets says nothing of the next call");
  }

  @Test
  void nobodyStandsInForStrangers() {
    Directions directions = directions(Optional.of(FIRST), Optional.empty(), both(Mode.FALLBACK));
    located(directions);
    assertEquals(1, directions.within(List.of(), "sip:200@192.0.2.1").size());
    assertEquals(1, directions.within(List.of("<sip:192.0.2.77;lr>"), "sip:200@b.test").size());
  }

  @Test
  void whichAnswersAreFailures() {
    assertTrue(both(Mode.FALLBACK).isFailure(503));
    assertFalse(both(Mode.FALLBACK).isFailure(500));
    Redundancy any = redundancy(Mode.FALLBACK, true, Set.of(501));
    assertTrue(any.isFailure(500));
    assertFalse(any.isFailure(501));
    assertFalse(any.isFailure(486));
    assertFalse(redundancy(Mode.FALLBACK, false, Set.of(503)).isFailure(503));
  }
}
