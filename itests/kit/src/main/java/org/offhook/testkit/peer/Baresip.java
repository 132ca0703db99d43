package org.offhook.testkit.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A running baresip with a configuration directory of its own, driven through its standard input.
 * What its microphone and loudspeaker carry is recorded to WAV files in that directory.
 *
 * <p>Waits read its output once, from its beginning to its end, as a person would: each sees only
 * what was said after the line that the wait before it found. So no wait is content with what an
 * earlier call has left there.
 */
public final class Baresip implements AutoCloseable {
  private static final Pattern ESCAPES = Pattern.compile("\\x1b\\[[0-9;]*m|\\r");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long END_MILLIS = 2000;

  private final Process process;
  private final Path directory;
  private final int port;
  private final String user;
  private final OutputStream input;
  private final List<String> output = new ArrayList<>();

  /** So many lines of the output are before what the next wait looks at. */
  private int done;

  private Baresip(Process process, Path directory, int port, String user) {
    this.process = process;
    this.directory = directory;
    this.port = port;
    this.user = user;
    this.input = process.getOutputStream();
    Thread reader = new Thread(this::read, "baresip " + user);
    reader.setDaemon(true);
    reader.start();
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Files.isExecutable(Path.of("/usr/bin/baresip"));
  }

  /** Starts it and waits until it is ready. */
  public static Baresip start(BaresipConfig config) throws IOException, InterruptedException {
    return start(config, List.of());
  }

  /**
   * Starts it somewhere else.
   *
   * @param there the words before the command, such as those of {@link LocalNetwork#on}
   */
  public static Baresip start(BaresipConfig config, List<String> there)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("baresip-" + config.user() + "-");
    int port = config.write(directory);
    List<String> command = new ArrayList<>(there);
    command.addAll(List.of("/usr/bin/baresip", "-f", directory.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    Baresip baresip = new Baresip(process, directory, port, config.user());
    baresip.await("baresip is ready", PATIENCE);
    return baresip;
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        note(ESCAPES.matcher(line).replaceAll(""));
      }
    } catch (IOException e) {
      note("(output ended: " + e.getMessage() + ")");
    }
  }

  /** Keeps a line, unless it only shows a command being typed or a call's seconds going by. */
  private void note(String line) {
    if (line.startsWith("/") || line.isBlank() || line.startsWith("[0:")) {
      return;
    }
    synchronized (output) {
      output.add(line);
      output.notifyAll();
    }
  }

  /** Its SIP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** Its address without a registrar: {@code sip:user@127.0.0.1:port}. */
  public String address() {
    return "sip:" + user + "@127.0.0.1:" + port;
  }

  /** All it has said, for the message of a failed test. */
  public String output() {
    synchronized (output) {
      return String.join("\n", output);
    }
  }

  /**
   * Waits for a line of its output that holds this expression. That line and all before it are done
   * with: no later wait finds them.
   *
   * @throws AssertionError when none comes in time, with all it said
   */
  public Matcher await(String expression, Duration most) throws InterruptedException {
    Pattern pattern = Pattern.compile(expression);
    long end = System.nanoTime() + most.toNanos();
    synchronized (output) {
      int line = done;
      while (true) {
        for (; line < output.size(); line++) {
          Matcher found = pattern.matcher(output.get(line));
          if (found.find()) {
            done = line + 1;
            return found;
          }
        }
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError(
              "baresip did not say /%s/ after its first %d lines, but\n%s"
                  .formatted(expression, done, output()));
        }
        output.wait(left);
      }
    }
  }

  /** Waits until its registration was answered with 200. */
  public void awaitRegistered() throws InterruptedException {
    await("200 OK .*\\[[0-9]+ binding", PATIENCE);
  }

  /**
   * Waits until the next call is up: one that is established after all that a wait has found
   * already. A test of several calls waits for each of them.
   */
  public void awaitEstablished() throws InterruptedException {
    await("Call established: ", PATIENCE);
  }

  /**
   * Waits until the next call has ended, or come to nothing: one that ends after all that a wait
   * has found already. Gives the line that says so.
   */
  public String awaitEnded() throws InterruptedException {
    return awaitEnded("");
  }

  /** The same of a call with somebody whose address holds this, where there are several calls. */
  public String awaitEnded(String with) throws InterruptedException {
    String who = Pattern.quote(with);
    return await(
            ".*("
                + who
                + ".*: session closed|(terminate call '|rejecting incoming).*"
                + who
                + ").*",
            PATIENCE)
        .group();
  }

  /** Types a command, such as {@code /dial sip:600@127.0.0.1}. */
  public void command(String command) throws IOException {
    input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Calls an address. */
  public void dial(String uri) throws IOException {
    command("/dial " + uri);
  }

  /** Answers the ringing call. */
  public void answer() throws IOException {
    command("/accept");
  }

  /** Ends the current call. */
  public void hangup() throws IOException {
    command("/hangup");
  }

  /** Holds the current call. */
  public void hold() throws IOException {
    command("/hold");
  }

  /** Resumes the current call. */
  public void resume() throws IOException {
    command("/resume");
  }

  /** Sends digits in the current call (RFC 4733). */
  public void digits(String digits) throws IOException {
    for (char digit : digits.toCharArray()) {
      command("/sndcode " + digit);
    }
  }

  /** What it heard in its last call; complete once the call has ended. */
  public Path heard() throws IOException {
    return recording("-dec.wav");
  }

  /** What it said in its last call; complete once the call has ended. */
  public Path said() throws IOException {
    return recording("-enc.wav");
  }

  private Path recording(String suffix) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(directory)) {
      file =
          files
              .filter(one -> one.getFileName().toString().endsWith(suffix))
              .max(Comparator.comparing(Path::toString))
              .orElseThrow(() -> new IOException("baresip recorded nothing\n" + output()));
    }
    // baresip says that the call is over before it has closed the file; until then its header
    // knows of no sound.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!complete(file) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(10_000_000);
    }
    return file;
  }

  private static boolean complete(Path wav) throws IOException {
    byte[] bytes = Files.readAllBytes(wav);
    return bytes.length > 44
        && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4) == bytes.length - 8;
  }

  /** Asks it to quit, which unregisters; kills it when it does not. Its directory goes too. */
  @Override
  public void close() throws IOException {
    try {
      command("/quit");
      if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    delete();
  }

  /** Ends it at once, as a crash would: nothing is unregistered, no call is ended. */
  public void kill() {
    process.destroyForcibly();
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
