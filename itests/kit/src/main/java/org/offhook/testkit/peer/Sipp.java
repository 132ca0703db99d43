package org.offhook.testkit.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A running sipp that plays one scenario on 127.0.0.1. */
public final class Sipp implements AutoCloseable {
  private final Peer peer;
  private final Path directory;
  private final int port;

  private Sipp(Peer peer, Path directory, int port) {
    this.peer = peer;
    this.directory = directory;
    this.port = port;
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("sipp").isPresent();
  }

  /**
   * Starts a scenario, once through, on a free port.
   *
   * @param scenario the scenario's XML
   * @param arguments further arguments, such as {@code -t t1} or the address to call
   */
  public static Sipp start(String scenario, String... arguments) throws IOException {
    return start(scenario, FreePort.any(), arguments);
  }

  /** The same on a given port. */
  public static Sipp start(String scenario, int port, String... arguments) throws IOException {
    Path directory = Files.createTempDirectory("sipp-");
    Path file = Files.writeString(directory.resolve("scenario.xml"), scenario);
    List<String> command =
        new ArrayList<>(
            List.of(Peer.find("sipp").orElseThrow().toString(), "-sf", file.toString()));
    command.addAll(List.of("-i", "127.0.0.1", "-p", String.valueOf(port)));
    command.addAll(List.of("-m", "1", "-nostdin", "-trace_msg", "-trace_err"));
    command.addAll(List.of("-timeout", "120s", "-timeout_error", "-default_behaviors", "all"));
    command.addAll(List.of(arguments));
    Sipp sipp = new Sipp(Peer.start(directory, command), directory, port);
    // Whoever calls it then finds it.
    sipp.peer.awaitPort(port);
    return sipp;
  }

  /** Text of a scenario among the resources of a class's package. */
  public static String scenario(Class<?> beside, String name) throws IOException {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no scenario " + name + " beside " + beside);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Waits for its end; fails unless the scenario went through. */
  public void awaitSuccess() throws IOException, InterruptedException {
    awaitSuccess(Duration.ofSeconds(60));
  }

  /** The same with more patience, or less. */
  public void awaitSuccess(Duration patience) throws IOException, InterruptedException {
    int code = peer.awaitEnd(patience);
    if (code != 0) {
      throw new IOException("sipp ended with " + code + "\n" + errors() + "\n" + messages());
    }
  }

  /** Every message it saw. */
  public String messages() throws IOException {
    return files("_messages.log");
  }

  /** Waits until a message that it saw matches. */
  public void awaitMessage(Duration patience, String regex) throws IOException {
    Pattern wanted = Pattern.compile(regex);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      boolean mayStillWrite = peer.isAlive();
      if (wanted.matcher(messages()).find()) {
        return;
      }
      if (System.nanoTime() > deadline || !mayStillWrite) {
        throw new IOException("sipp did not see " + regex + "\n" + errors() + "\n" + messages());
      }
      // A foreign program's file: there is nothing to be notified by.
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Override
  public void close() {
    peer.close();
  }

  private String errors() throws IOException {
    return files("_errors.log");
  }

  private String files(String end) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(end)).toList()) {
        text.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }
}
