package org.offhook.testkit.phone;

import java.util.ArrayList;
import java.util.List;

/**
 * Where and how a phone of a test runs.
 *
 * @param namespace network namespace, or empty for that of the host
 * @param provisions true when it looks for a provisioning server by itself; never on the network of
 *     the host, where it would ask servers that are none of a test's business
 * @param bootLoader true when its boot loader starts it, so that its firmware can change
 * @param javaOptions more options for its JVM, or empty
 */
public record Surroundings(
    String namespace, boolean provisions, boolean bootLoader, String javaOptions) {
  /** On the host, with its own configuration only. */
  public static final Surroundings HOST = new Surroundings("", false, false, "");

  /** On the host, started by its boot loader. */
  public static final Surroundings LOADER = new Surroundings("", false, true, "");

  /** In a namespace, with its own configuration only. */
  public static Surroundings in(String namespace) {
    return new Surroundings(namespace, false, false, "");
  }

  /** In a namespace, where it looks for a provisioning server. */
  public static Surroundings provisioned(String namespace) {
    return new Surroundings(namespace, true, false, "");
  }

  /** The same, started by its boot loader. */
  public Surroundings withBootLoader() {
    return new Surroundings(namespace, provisions, true, javaOptions);
  }

  /** The same, with more options for its JVM. */
  public Surroundings withJavaOptions(String options) {
    return new Surroundings(namespace, provisions, bootLoader, options);
  }

  /** The words that run a command there. */
  List<String> on(List<String> command) {
    List<String> words = new ArrayList<>();
    if (!namespace.isEmpty()) {
      words.addAll(List.of("ip", "netns", "exec", namespace));
    }
    words.addAll(command);
    return words;
  }

  String program() {
    return bootLoader ? "bin/offhook-boot" : "bin/offhook-phone";
  }

  String flags() {
    return provisions ? javaOptions : "-Doffhook.provisioning=asked " + javaOptions;
  }
}
