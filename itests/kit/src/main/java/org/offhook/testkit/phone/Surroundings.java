package org.offhook.testkit.phone;

import java.util.List;

/**
 * Where a phone of a test runs.
 *
 * @param namespace network namespace, or empty for that of the host
 * @param provisions true when it looks for a provisioning server by itself; never on the network of
 *     the host, where it would ask servers that are none of a test's business
 */
public record Surroundings(String namespace, boolean provisions) {
  /** On the host, with its own configuration only. */
  public static final Surroundings HOST = new Surroundings("", false);

  /** In a namespace, with its own configuration only. */
  public static Surroundings in(String namespace) {
    return new Surroundings(namespace, false);
  }

  List<String> enter() {
    return namespace.isEmpty() ? List.of() : List.of("ip", "netns", "exec", namespace);
  }

  String flags() {
    return provisions ? "" : "-Doffhook.provisioning=asked";
  }
}
