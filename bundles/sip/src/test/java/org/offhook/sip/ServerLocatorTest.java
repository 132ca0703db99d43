package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;

class ServerLocatorTest {
  private final Zone zone = new Zone();
  private final ServerLocator locator = new ServerLocator(zone, new SrvOrder(new Random(1)));

  @Test
  void numericNeedsNoQuestion() {
    assertEquals(
        List.of(new Server("192.0.2.1", 5061, Transport.TLS, "192.0.2.1")),
        locator.locate(new Target("192.0.2.1", 0, Transport.TLS, false)));
    assertEquals(
        "[2001:db8::1]:5070/UDP",
        locator.locate(new Target("2001:db8::1", 5070, Transport.UDP, true)).get(0).toString());
    assertEquals(0, zone.questions);
  }

  @Test
  void equalPriorityIsEqualRank() {
    zone.srv.put(
        "_sip._udp.a.test",
        List.of(
            new Resolver.Srv(10, 1, 5060, "x.test"),
            new Resolver.Srv(20, 1, 5060, "z.test"),
            new Resolver.Srv(10, 1, 5060, "y.test")));
    zone.addresses.put("x.test", List.of("192.0.2.1"));
    zone.addresses.put("y.test", List.of("192.0.2.2"));
    zone.addresses.put("z.test", List.of("192.0.2.3"));
    Map<Server, Integer> ranked = locator.ranked(new Target("a.test", 0, Transport.UDP, false));
    assertEquals(List.of(0, 0, 1), List.copyOf(ranked.values()));
    assertEquals("192.0.2.3", List.copyOf(ranked.keySet()).get(2).address());
  }

  @Test
  void portGivenMeansAddressesOnly() {
    zone.addresses.put("a.test", List.of("192.0.2.1", "2001:db8::1"));
    assertEquals(
        List.of("192.0.2.1:5080/TCP", "[2001:db8::1]:5080/TCP"),
        names(new Target("a.test", 5080, Transport.TCP, true)));
  }

  @Test
  void naptrOfTheWantedTransportComesFirst() {
    zone.naptr.put(
        "a.test",
        List.of(
            new Resolver.Naptr(10, 10, "SIP+D2T", "_sip._tcp.a.test"),
            new Resolver.Naptr(20, 10, "SIP+D2U", "_sip._udp.a.test"),
            new Resolver.Naptr(5, 10, "E2U+sip", "nonsense")));
    zone.srv.put("_sip._tcp.a.test", List.of(new Resolver.Srv(1, 1, 5062, "t.test")));
    zone.srv.put("_sip._udp.a.test", List.of(new Resolver.Srv(1, 1, 5064, "u.test")));
    zone.addresses.put("t.test", List.of("192.0.2.1"));
    zone.addresses.put("u.test", List.of("192.0.2.2"));
    assertEquals(
        List.of("192.0.2.2:5064/UDP", "192.0.2.1:5062/TCP"),
        names(new Target("a.test", 0, Transport.UDP, false)));
    assertEquals(
        List.of("192.0.2.1:5062/TCP"), names(new Target("a.test", 0, Transport.TCP, true)));
  }

  @Test
  void tlsIsNeverLeft() {
    zone.naptr.put("a.test", List.of(new Resolver.Naptr(1, 1, "SIP+D2U", "_sip._udp.a.test")));
    zone.srv.put("_sip._udp.a.test", List.of(new Resolver.Srv(1, 1, 5064, "u.test")));
    zone.addresses.put("u.test", List.of("192.0.2.2"));
    zone.addresses.put("a.test", List.of("192.0.2.9"));
    assertEquals(
        List.of("192.0.2.9:5061/TLS"), names(new Target("a.test", 0, Transport.TLS, false)));
  }

  @Test
  void certificateNameIsTheDomainAskedFor() {
    zone.srv.put("_sips._tcp.a.test", List.of(new Resolver.Srv(1, 1, 5071, "host7.test")));
    zone.addresses.put("host7.test", List.of("192.0.2.7"));
    assertEquals(
        "a.test", locator.locate(new Target("a.test", 0, Transport.TLS, false)).get(0).domain());
  }

  @Test
  void nothingFound() {
    assertTrue(locator.locate(new Target("a.test", 0, Transport.UDP, false)).isEmpty());
  }

  @Test
  void prioritiesBeforeWeights() {
    List<Resolver.Srv> records =
        List.of(
            new Resolver.Srv(20, 0, 1, "late"),
            new Resolver.Srv(10, 0, 2, "zero"),
            new Resolver.Srv(10, 90, 3, "heavy"),
            new Resolver.Srv(10, 10, 4, "light"));
    SrvOrder order = new SrvOrder(new Random(42));
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < 1000; i++) {
      List<Resolver.Srv> drawn = order.order(records);
      assertEquals("late", drawn.get(3).host());
      first.merge(drawn.get(0).host(), 1, Integer::sum);
    }
    assertTrue(first.get("heavy") > 800, first.toString());
    assertTrue(first.get("light") > 40, first.toString());
  }

  private List<String> names(Target target) {
    return locator.locate(target).stream().map(Server::toString).toList();
  }

  private static final class Zone implements Resolver {
    final Map<String, List<Naptr>> naptr = new HashMap<>();
    final Map<String, List<Srv>> srv = new HashMap<>();
    final Map<String, List<String>> addresses = new HashMap<>();
    int questions;

    @Override
    public List<Naptr> naptr(String domain) {
      questions++;
      return naptr.getOrDefault(domain, List.of());
    }

    @Override
    public List<Srv> srv(String name) {
      questions++;
      return srv.getOrDefault(name, List.of());
    }

    @Override
    public List<String> addresses(String name) {
      questions++;
      return addresses.getOrDefault(name, List.of());
    }
  }
}
