package org.offhook.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.sip.Account.Transport;
import org.offhook.sip.Resolver.Naptr;
import org.offhook.sip.Resolver.Srv;

/** Finds servers (RFC 3263): NAPTR, SRV, addresses, in the order to try. Blocks. */
final class ServerLocator {
  private static final int MAX_SERVERS = 16;

  private final Resolver resolver;
  private final SrvOrder order;

  ServerLocator(Resolver resolver, SrvOrder order) {
    this.resolver = resolver;
    this.order = order;
  }

  /** True when a target needs no question asked. */
  static boolean isNumeric(String host) {
    return host.contains(":") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  /** The server of a numeric target. */
  static Server direct(Target target) {
    int port = target.port() == 0 ? Server.defaultPort(target.transport()) : target.port();
    return new Server(target.host(), port, target.transport(), target.host());
  }

  /** The servers of a target, best first; empty when there is none. */
  List<Server> locate(Target target) {
    return List.copyOf(ranked(target).keySet());
  }

  /** The same with their ranks, from 0; those that DNS prefers neither of have the same. */
  Map<Server, Integer> ranked(Target target) {
    if (isNumeric(target.host())) {
      return Map.of(direct(target), 0);
    }
    Map<Server, Integer> found = new LinkedHashMap<>();
    if (target.port() != 0) {
      add(found, 0, target.host(), target.port(), target.transport(), target.host());
    } else {
      byService(found, target);
      if (found.isEmpty()) {
        int port = Server.defaultPort(target.transport());
        add(found, 0, target.host(), port, target.transport(), target.host());
      }
    }
    return found;
  }

  private void byService(Map<Server, Integer> found, Target target) {
    for (Naptr naptr : services(target)) {
      transport(naptr.service())
          .ifPresent(how -> addServices(found, naptr.replacement(), how, target.host()));
    }
    if (found.isEmpty()) {
      addServices(found, srvName(target), target.transport(), target.host());
    }
  }

  /** The NAPTR records worth following: those of the wanted transport first, never less secure. */
  private List<Naptr> services(Target target) {
    Comparator<Naptr> byOrder =
        Comparator.comparingInt(Naptr::order).thenComparingInt(Naptr::preference);
    List<Naptr> wanted = new ArrayList<>();
    List<Naptr> others = new ArrayList<>();
    resolver.naptr(target.host()).stream()
        .sorted(byOrder)
        .forEach(naptr -> (isFor(naptr, target.transport()) ? wanted : others).add(naptr));
    if (!target.fixed() && target.transport() != Transport.TLS) {
      wanted.addAll(others);
    }
    return wanted;
  }

  private static boolean isFor(Naptr naptr, Transport wanted) {
    return transport(naptr.service()).filter(wanted::equals).isPresent();
  }

  private static Optional<Transport> transport(String service) {
    return switch (service.toUpperCase(Locale.ROOT)) {
      case "SIP+D2U" -> Optional.of(Transport.UDP);
      case "SIP+D2T" -> Optional.of(Transport.TCP);
      case "SIPS+D2T" -> Optional.of(Transport.TLS);
      default -> Optional.empty();
    };
  }

  private static String srvName(Target target) {
    return switch (target.transport()) {
      case UDP -> "_sip._udp." + target.host();
      case TCP -> "_sip._tcp." + target.host();
      case TLS -> "_sips._tcp." + target.host();
    };
  }

  private void addServices(Map<Server, Integer> found, String name, Transport how, String domain) {
    int rank = found.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
    int priority = -1;
    for (Srv srv : order.order(resolver.srv(name))) {
      if (srv.priority() != priority) {
        rank++;
        priority = srv.priority();
      }
      add(found, rank, srv.host(), srv.port(), how, domain);
    }
  }

  private void add(
      Map<Server, Integer> found, int rank, String host, int port, Transport how, String domain) {
    List<String> addresses = isNumeric(host) ? List.of(host) : resolver.addresses(host);
    for (String address : addresses) {
      if (found.size() < MAX_SERVERS) {
        found.putIfAbsent(new Server(address, port, how, domain), rank);
      }
    }
  }
}
