package org.offhook.emergency;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.DirectLines.DirectLine;
import org.offhook.api.phone.EmergencyCalls.Route;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState.Phase;

/** Finds the ways by which a call for help can go out. Phone thread. */
final class Ways {
  private final DirectLines directLines;
  private DirectLine server;
  private DirectLine nameless;
  private String caller = "";

  Ways(DirectLines directLines) {
    this.directLines = directLines;
  }

  List<Route> of(String number, Optional<Line> wished, List<Line> lines, EmergencyConfig config) {
    List<Line> all = Stream.concat(wished.stream(), lines.stream()).distinct().toList();
    List<Route> ways = new ArrayList<>();
    all.stream().filter(Ways::registered).forEach(line -> ways.add(new Route(line, number)));
    server(all, config)
        .ifPresent(line -> ways.add(new Route(line, "sip:" + number + "@" + authority(config))));
    all.stream()
        .filter(line -> !registered(line))
        .forEach(line -> ways.add(new Route(line, number)));
    if (ways.isEmpty()) {
      nameless().ifPresent(line -> ways.add(new Route(line, number)));
    }
    return List.copyOf(ways);
  }

  private static boolean registered(Line line) {
    return line.registration().phase() == Phase.REGISTERED;
  }

  /** The line to the emergency server, in the name of the first line of the phone. */
  private Optional<DirectLine> server(List<Line> lines, EmergencyConfig config) {
    String host = host(config);
    if (host.isEmpty()) {
      return Optional.empty();
    }
    Optional<Line> name = lines.stream().findFirst();
    String now = name.map(Line::addressOfRecord).orElse("") + " " + authority(config);
    if (server == null || !now.equals(caller)) {
      close(server);
      caller = now;
      Optional<Transport> transport =
          config.transport().equals("DEFAULT")
              ? Optional.empty()
              : Optional.of(Transport.valueOf(config.transport()));
      server =
          directLines
              .open(name, Optional.of(new ServerAddress(host, config.port())), transport)
              .orElse(null);
    }
    return Optional.ofNullable(server);
  }

  private Optional<DirectLine> nameless() {
    if (nameless == null) {
      nameless =
          directLines.open(Optional.empty(), Optional.empty(), Optional.empty()).orElse(null);
    }
    return Optional.ofNullable(nameless);
  }

  private static String host(EmergencyConfig config) {
    String host = config.server().strip().replaceAll("^\\[|\\]$", "");
    return host.equals("0.0.0.0") ? "" : host;
  }

  private static String authority(EmergencyConfig config) {
    String host = host(config);
    String plain = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return config.port() == 0 ? plain : plain + ":" + config.port();
  }

  void close() {
    close(server);
    close(nameless);
    server = null;
    nameless = null;
  }

  private static void close(DirectLine line) {
    if (line != null) {
      line.close();
    }
  }
}
