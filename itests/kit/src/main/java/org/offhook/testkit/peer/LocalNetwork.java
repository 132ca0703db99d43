package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An Ethernet of a test's own: network namespaces on one bridge, nothing of it reaches the network
 * of the machine. Hosts are numbered from 1; host {@code n} has the address {@code 10.77.0.n/24},
 * the hardware address {@code 02:0f:f0:00:00:n} and a default route over its card {@code eth0};
 * host 1 is where all of them look for DNS.
 */
public final class LocalNetwork implements AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** What is here takes the place of {@code /etc} for programs of a namespace. */
  private static final Path RESOLVER = Path.of("/etc/netns");

  private final String name = "oh" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();
  private final int hosts;

  private LocalNetwork(int hosts) {
    this.hosts = hosts;
  }

  /** True when this machine lets a test make namespaces. */
  public static boolean isPossible() {
    try {
      String probe = "ohp" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();
      run("ip", "netns", "add", probe);
      run("ip", "netns", "del", probe);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes a network of so many hosts, at most 200. */
  public static LocalNetwork of(int hosts) throws IOException {
    LocalNetwork network = new LocalNetwork(hosts);
    try {
      network.make();
      return network;
    } catch (IOException e) {
      network.close();
      throw e;
    }
  }

  private void make() throws IOException {
    String hub = name + "hub";
    run("ip", "netns", "add", hub);
    run("ip", "-n", hub, "link", "add", "br0", "type", "bridge", "mcast_snooping", "0");
    run("ip", "-n", hub, "link", "set", "br0", "up");
    for (int host = 1; host <= hosts; host++) {
      String space = namespace(host);
      run("ip", "netns", "add", space);
      String[] pair = {"link", "add", "p" + host, "type", "veth", "peer", "eth0", "netns", space};
      run("ip", List.of("-n", hub), pair);
      run("ip", "-n", hub, "link", "set", "p" + host, "master", "br0", "up");
      run("ip", "-n", space, "link", "set", "eth0", "address", hardwareAddress(host));
      run("ip", "-n", space, "link", "set", "lo", "up");
      run("ip", "-n", space, "link", "set", "eth0", "up");
      run("ip", "-n", space, "addr", "add", address(host) + "/24", "brd", "+", "dev", "eth0");
      run("ip", "-n", space, "route", "add", "default", "dev", "eth0");
      Path own = Files.createDirectories(RESOLVER.resolve(space));
      Files.writeString(own.resolve("resolv.conf"), "nameserver " + address(1) + "\n");
      String machine = java.net.InetAddress.getLocalHost().getHostName();
      Files.writeString(
          own.resolve("hosts"), "127.0.0.1 localhost\n" + address(host) + " " + machine + "\n");
    }
  }

  /** Name of a host's namespace. */
  public String namespace(int host) {
    return name + "h" + host;
  }

  /** Address of a host. */
  public String address(int host) {
    return "10.77.0." + host;
  }

  /** Hardware address of a host, with colons. */
  public String hardwareAddress(int host) {
    return "02:0f:f0:00:00:%02x".formatted(host);
  }

  /** The words that start a program on a host. */
  public List<String> on(int host, String... command) {
    List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", namespace(host)));
    words.addAll(List.of(command));
    return words;
  }

  /** Starts a program on a host. */
  public Peer start(int host, Path directory, String... command) throws IOException {
    return Peer.start(directory, on(host, command));
  }

  @Override
  public void close() {
    for (int host = 1; host <= hosts; host++) {
      remove(namespace(host));
    }
    remove(name + "hub");
  }

  private static void remove(String space) {
    try {
      // What still runs there would keep the namespace alive.
      ProcessBuilder pids = new ProcessBuilder("ip", "netns", "pids", space);
      Process listing = pids.redirectErrorStream(true).start();
      String text = new String(listing.getInputStream().readAllBytes());
      text.lines()
          .filter(line -> line.matches("\\d+"))
          .map(Long::valueOf)
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .forEach(ProcessHandle::destroyForcibly);
      run("ip", "netns", "del", space);
      Path own = RESOLVER.resolve(space);
      Files.deleteIfExists(own.resolve("resolv.conf"));
      Files.deleteIfExists(own.resolve("hosts"));
      Files.deleteIfExists(own);
    } catch (IOException e) {
      // It was never made.
    }
  }

  private static void run(String program, List<String> options, String[] words) throws IOException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(options);
    command.addAll(List.of(words));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws IOException {
    Path log = Files.createTempFile("ip", ".log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      Files.delete(log);
    }
  }
}
