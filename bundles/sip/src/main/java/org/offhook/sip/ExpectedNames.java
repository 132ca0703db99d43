package org.offhook.sip;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which domain was asked for when an address was found; any thread. */
final class ExpectedNames {
  private static final int MAX_ADDRESSES = 128;
  private static final int MAX_NAMES = 8;

  private final Map<InetSocketAddress, List<String>> names =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, List<String>> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  /** Remembers a server about to be contacted. */
  synchronized void expect(Server server) {
    List<String> known =
        names.computeIfAbsent(
            new InetSocketAddress(server.address(), server.port()), key -> new ArrayList<>());
    known.remove(server.domain());
    known.add(0, server.domain());
    if (known.size() > MAX_NAMES) {
      known.remove(MAX_NAMES);
    }
  }

  /** The names asked for, latest first. */
  synchronized List<String> at(InetSocketAddress address) {
    return List.copyOf(names.getOrDefault(address, List.of()));
  }
}
