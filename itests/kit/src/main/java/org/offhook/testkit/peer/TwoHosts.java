package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two hosts of a network of their own: namespaces joined by a cable, each with an interface {@code
 * eth0}. Nothing of it is left after {@link #close()}.
 */
public final class TwoHosts implements AutoCloseable {
  /** Address of the server. */
  public static final String SERVER = "10.77.0.1";

  /** Address of the phone. */
  public static final String PHONE = "10.77.0.2";

  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path directory;
  private final String server;
  private final String phone;

  private TwoHosts(Path directory) {
    String name = "offhook-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    this.directory = directory;
    this.server = name + "-server";
    this.phone = name + "-phone";
  }

  /** True when this user may make some. */
  public static boolean canBeMade(Path directory) {
    if (Peer.find("ip").isEmpty()) {
      return false;
    }
    try (TwoHosts hosts = open(directory)) {
      return hosts != null;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** Makes them. */
  public static TwoHosts open(Path directory) throws IOException, InterruptedException {
    TwoHosts hosts = new TwoHosts(directory);
    try {
      hosts.ip("netns add " + hosts.server);
      hosts.ip("netns add " + hosts.phone);
      hosts.ip(
          "link add eth0 netns %s type veth peer name eth0 netns %s"
              .formatted(hosts.server, hosts.phone));
      hosts.connect(hosts.server, SERVER);
      hosts.connect(hosts.phone, PHONE);
      hosts.awaitCarrier(hosts.server);
      hosts.awaitCarrier(hosts.phone);
      return hosts;
    } catch (IOException | InterruptedException e) {
      hosts.close();
      throw e;
    }
  }

  private void connect(String name, String address) throws IOException, InterruptedException {
    ip("-n " + name + " link set lo up");
    ip("-n " + name + " address add " + address + "/24 dev eth0");
    ip("-n " + name + " link set eth0 up");
  }

  private void awaitCarrier(String name) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!ip("-n " + name + " link show eth0").contains("state UP")) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the cable carries nothing");
      }
    }
  }

  private String ip(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments.split(" ")));
    return Peer.run(directory, command);
  }

  /** A command as the server's host runs it. */
  public List<String> onServer(String... command) {
    return on(server, command);
  }

  /** A command as the phone's host runs it. */
  public List<String> onPhone(String... command) {
    return on(phone, command);
  }

  /** A command as the phone's host runs it. */
  public List<String> onPhone(List<String> command) {
    return on(phone, command.toArray(String[]::new));
  }

  private static List<String> on(String name, String... command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(List.of(command));
    return all;
  }

  @Override
  public void close() {
    for (String name : List.of(server, phone)) {
      try {
        ip("netns delete " + name);
      } catch (IOException e) {
        // It was never made.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
