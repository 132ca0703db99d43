package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.ServerStanding;

/** Where the requests of an account go, and who stands in. Phone thread. */
final class Directions {
  private final Account account;
  private final ServerMemory memory;
  private Redundancy redundancy = Redundancy.NONE;

  Directions(Account account, ServerMemory memory) {
    this.account = account;
    this.memory = memory;
  }

  Redundancy redundancy() {
    return redundancy;
  }

  void redundancy(Redundancy other) {
    redundancy = other;
    memory.beginWith(other.first());
  }

  /** Where a request outside of dialogs goes. */
  List<Way> path(String uri) {
    if (account.outboundProxy().isPresent()) {
      return outbound();
    }
    if (!account.proxies().isEmpty()) {
      return ways(proxies());
    }
    return List.of(Way.to(Target.of(Uri.parse(uri), account.transport())));
  }

  /** Where REGISTER goes. */
  List<Way> registrars() {
    if (account.outboundProxy().isPresent()) {
      return outbound();
    }
    List<ServerAddress> addresses = new ArrayList<>();
    account.registrar().ifPresent(addresses::add);
    // A registrar that is one of the proxies is backed up by the others.
    if (addresses.isEmpty() || account.proxies().contains(addresses.get(0))) {
      proxies().stream().filter(p -> !addresses.contains(p)).forEach(addresses::add);
    }
    return ways(addresses);
  }

  /** The registrars of each binding there is to be. */
  List<List<Way>> bindings() {
    List<Way> all = registrars();
    return redundancy.mode() == Redundancy.Mode.SIMULTANEOUS
        ? all.stream().map(List::of).toList()
        : List.of(all);
  }

  /** The Route values of a request outside of dialogs. */
  List<String> routes() {
    return account.outboundProxy().map(this::route).stream().toList();
  }

  /** T1 for requests of the account, or 0 for the configured one. */
  int quickT1() {
    return registrars().size() > 1 ? redundancy.quickT1() : 0;
  }

  /**
   * Where requests of a dialog go: by its routes, and where the first of them is a server of ours,
   * by each of those that stand in for it. The stand-in routes loosely to what comes after.
   */
  List<Way> within(List<String> routes, String remote) {
    String first = routes.isEmpty() ? remote : Uri.inside(routes.get(0));
    Target target = Target.of(Uri.parse(first), account.transport());
    List<Place> itself = memory.known().stream().filter(place -> isAt(place, target)).toList();
    if (routes.isEmpty() || itself.isEmpty()) {
      return List.of(Way.to(target));
    }
    List<Way> ways = new ArrayList<>();
    ways.add(itself.get(0).again().within(null));
    memory.known().stream()
        .filter(place -> !isAt(place, target))
        .forEach(place -> ways.add(place.again().within(instead(place.server(), routes))));
    return ways;
  }

  /** The servers as last located, and which of them hold a binding. */
  List<ServerStanding> standings(List<Server> held) {
    return memory.known().stream()
        .map(
            place ->
                new ServerStanding(
                    place.server().toString(),
                    redundancy.symmetric() ? 0 : place.rank(),
                    held.contains(place.server()),
                    memory.isPreferred(place.server()),
                    memory.isSilent(place.server())))
        .toList();
  }

  private static List<String> instead(Server server, List<String> routes) {
    String host = Text.host(server.address()) + ":" + server.port();
    String own = "<sip:" + host + parameter(server.transport()) + ";lr>";
    return Stream.concat(Stream.of(own), routes.stream().skip(1)).toList();
  }

  private static boolean isAt(Place place, Target target) {
    if (!ServerLocator.isNumeric(target.host())) {
      return place.way().target().host().equalsIgnoreCase(target.host());
    }
    Server server = ServerLocator.direct(target);
    return server.address().equals(place.server().address())
        && server.port() == place.server().port();
  }

  private List<ServerAddress> proxies() {
    return Stream.concat(account.proxies().stream(), redundancy.proxies().stream())
        .distinct()
        .toList();
  }

  private List<Way> outbound() {
    return Stream.concat(account.outboundProxy().stream(), redundancy.outbound().stream())
        .distinct()
        .map(proxy -> way(proxy, List.of(route(proxy))))
        .toList();
  }

  private List<Way> ways(List<ServerAddress> addresses) {
    return addresses.stream().map(address -> way(address, null)).toList();
  }

  private Way way(ServerAddress address, List<String> routes) {
    return new Way(Target.of(address, account.transport()), null, routes, true);
  }

  private String route(ServerAddress proxy) {
    String host = Text.host(proxy.host());
    String place = proxy.port() == 0 ? host : host + ":" + proxy.port();
    return "<sip:" + place + parameter(account.transport()) + ";lr>";
  }

  private static String parameter(Transport transport) {
    return transport == Transport.UDP
        ? ""
        : ";transport=" + transport.name().toLowerCase(Locale.ROOT);
  }
}
