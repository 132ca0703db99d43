package org.offhook.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.sip.Account.Transport;

/** How servers see us (RFC 3581): each as it said itself, others as the last one did. */
final class SeenAs {
  private static final int MAX_SERVERS = 32;

  private final Map<Server, String> by = new LinkedHashMap<>();
  private final Map<Transport, String> last = new EnumMap<>(Transport.class);

  /** Our host and port as a server sees them; empty when none has told yet. */
  Optional<String> by(Server server) {
    return Optional.ofNullable(by.getOrDefault(server, last.get(server.transport())));
  }

  /** Takes what a response tells. */
  void learn(Server server, SIPResponse response) {
    Via via = response.getTopmostVia();
    if (via == null || via.getRPort() <= 0 || via.getReceived() == null) {
      return;
    }
    String seen = plain(via.getReceived()) + ":" + via.getRPort();
    // A TCP connection's own port accepts no connections: behind no NAT the listening one is right.
    if (server.transport() == Transport.TCP && seen.startsWith(plain(via.getHost()) + ":")) {
      return;
    }
    if (by.size() >= MAX_SERVERS) {
      by.remove(by.keySet().iterator().next());
    }
    by.put(server, seen);
    last.put(server.transport(), seen);
  }

  private static String plain(String host) {
    return Text.host(host.replaceAll("[\\[\\]]", ""));
  }
}
