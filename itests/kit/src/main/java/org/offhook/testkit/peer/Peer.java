package org.offhook.testkit.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A foreign program running for a test: its output kept, its end certain. */
public final class Peer implements AutoCloseable {
  private static final int MAX_LINES = 20_000;
  private static final long END_MILLIS = 2000;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Process process;
  private final String name;
  private final List<String> output = new ArrayList<>();
  private final Thread reader;

  private Peer(Process process, String name) {
    this.process = process;
    this.name = name;
    reader = new Thread(this::read, name);
    reader.setDaemon(true);
    reader.start();
  }

  /** Where a program is, if it is installed. */
  public static Optional<Path> find(String program) {
    return Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/local/bin")
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a program. */
  public static Peer start(Path directory, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    return new Peer(process, Path.of(command.get(0)).getFileName().toString());
  }

  /** Runs a program to its end and gives its output; fails unless it ends well. */
  public static String run(Path directory, List<String> command)
      throws IOException, InterruptedException {
    try (Peer peer = start(directory, command)) {
      int code = peer.awaitEnd(Duration.ofSeconds(60));
      if (code != 0) {
        throw new IOException(command + " ended with " + code + ":\n" + peer.output());
      }
      return peer.output();
    }
  }

  /** Waits until a line of output matches. */
  public void await(Predicate<String> line, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (output) {
      while (output.stream().noneMatch(line)) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        // Not its process: what it said last may still be on its way when that has ended.
        if (left <= 0 || !reader.isAlive()) {
          throw new IOException(name + " did not say what was awaited:\n" + output());
        }
        output.wait(Math.min(left, 200));
      }
    }
  }

  /**
   * Waits until a port of this host is taken, by UDP or TCP, as it is when the program listens; one
   * that has done its work and is gone did so before.
   */
  public void awaitPort(int port) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!isTaken(port)) {
      boolean ended = !process.isAlive();
      if (ended && process.exitValue() == 0) {
        return;
      }
      if (System.nanoTime() > deadline || ended) {
        throw new IOException("%s does not listen on port %d:%n%s".formatted(name, port, output()));
      }
      // Another's socket: there is nothing to be notified by.
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static boolean isTaken(int port) throws IOException {
    Pattern local = Pattern.compile(" *\\d+: [0-9A-F]+:%04X .*".formatted(port));
    for (String table : List.of("udp", "tcp", "udp6", "tcp6")) {
      Path sockets = Path.of("/proc/net", table);
      if (Files.exists(sockets)
          && Files.readAllLines(sockets).stream().anyMatch(l -> local.matcher(l).matches())) {
        return true;
      }
    }
    return false;
  }

  /** Waits for its end and gives its exit code. */
  public int awaitEnd(Duration patience) throws IOException, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IOException(name + " did not end in " + patience + ":\n" + output());
    }
    // What it said last may still be on its way; a child of its own may keep the way open.
    reader.join(END_MILLIS);
    return process.exitValue();
  }

  /** True while it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** All it has said, for the message of a failed test. */
  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    try {
      if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    // Nobody is left who could hold its ports, which the next one may want.
    Stream.concat(Stream.of(process.toHandle()), children.stream())
        .forEach(
            one -> one.onExit().completeOnTimeout(one, END_MILLIS, TimeUnit.MILLISECONDS).join());
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (output) {
          if (output.size() < MAX_LINES) {
            output.add(line);
          }
          output.notifyAll();
        }
      }
    } catch (IOException e) {
      // The program ended.
    }
  }
}
