package org.offhook.testkit.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phone of an assembled image, running in a JVM of its own. Commands go through its shell socket,
 * so that a test sees what an administrator sees.
 */
public final class PhoneProcess implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final Duration WRITTEN = Duration.ofSeconds(30);

  private final Process process;
  private final Path data;
  private final Path log;
  private final ShellClient shell;

  private PhoneProcess(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
    this.shell = new ShellClient(data.resolve("shell.sock"));
  }

  /**
   * Boots a phone and waits until its shell answers.
   *
   * @param image directory of an assembled image
   * @param data its data directory; kept between boots
   * @param configuration lines of its {@code .cfg}; null to start with what the data directory has
   */
  public static PhoneProcess boot(Path image, Path data, String configuration) throws IOException {
    return boot(image, data, configuration, Surroundings.HOST);
  }

  /** Boots a phone somewhere else, and waits until its shell answers. */
  public static PhoneProcess boot(
      Path image, Path data, String configuration, Surroundings surroundings) throws IOException {
    PhoneProcess phone = start(image, data, configuration, surroundings);
    try {
      phone.awaitShell();
      return phone;
    } catch (IOException e) {
      phone.kill();
      throw e;
    }
  }

  /** Starts a phone without waiting for anything. */
  public static PhoneProcess start(Path image, Path data, String configuration) throws IOException {
    return start(image, data, configuration, Surroundings.HOST);
  }

  /** Starts a phone somewhere else, without waiting for anything. */
  public static PhoneProcess start(
      Path image, Path data, String configuration, Surroundings surroundings) throws IOException {
    Files.createDirectories(data);
    Files.deleteIfExists(data.resolve("shell.sock"));
    String program = image.resolve(surroundings.program()).toString();
    List<String> command = new ArrayList<>(List.of(program, "--data", data.toString()));
    if (configuration != null) {
      Path file = data.resolve("initial.cfg");
      Files.writeString(file, configuration);
      command.addAll(List.of("--config", file.toString()));
    }
    Path log = data.resolve("console.log");
    ProcessBuilder builder =
        new ProcessBuilder(surroundings.on(command))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("OFFHOOK_JAVA_OPTS", surroundings.flags());
    Process process = builder.start();
    return new PhoneProcess(process, data, log);
  }

  /** Waits until the shell answers and all of the phone has started. */
  public void awaitShell() throws IOException {
    awaitShell(BOOT);
  }

  /** Waits until the shell answers, on a machine that has more to do than to boot this phone. */
  public void awaitShell(Duration atMost) throws IOException {
    await(
        atMost,
        () -> "the shell, console:\n" + console() + "\nlog:\n" + log(),
        () -> !process.isAlive() || shell.answers());
    if (!process.isAlive()) {
      throw new IOException("the phone ended at boot:\n" + console());
    }
  }

  /** Runs a shell command and gives what it printed; its exit code must be 0. */
  public String exec(String command) throws IOException {
    ShellClient.Result result = shell.exec(command);
    if (result.exitCode() != 0) {
      throw new IOException(command + " failed (" + result.exitCode() + "):\n" + result.output());
    }
    return result.output();
  }

  /** Runs a shell command, whatever becomes of it. */
  public ShellClient.Result tryExec(String command) throws IOException {
    return shell.exec(command);
  }

  /** Repeats a command until its output matches, or fails with the last output. */
  public String awaitOutput(Duration atMost, String command, String regex) throws IOException {
    Pattern wanted = Pattern.compile(regex);
    String[] last = {""};
    await(
        atMost,
        () -> command + " to match " + regex + ", last was:\n" + last[0] + "\nlog:\n" + log(),
        () -> wanted.matcher(last[0] = shell.exec(command).output()).find());
    return last[0];
  }

  /** Waits until it has started anew by itself, this being its so many-eth life. */
  public void awaitLife(Duration atMost, int number) throws IOException {
    await(
        atMost,
        () -> "life " + number + ", log:\n" + log(),
        () -> log().split("globalExtender setting", -1).length > number);
    awaitShell();
  }

  /** Waits until its log holds this text. */
  public void awaitLog(Duration atMost, String text) throws IOException {
    await(atMost, () -> "\"" + text + "\" in the log:\n" + log(), () -> log().contains(text));
  }

  /** Waits until this phone has written a file to its end: it is there, and open no more. */
  public Path awaitWritten(Path file) throws IOException {
    await(
        WRITTEN,
        () -> file + " to be written, log:\n" + log(),
        () -> Files.exists(file) && !hasOpen(file));
    return file;
  }

  private boolean hasOpen(Path file) throws IOException {
    Path open = file.toRealPath();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc", "" + pid(), "fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          if (Files.readSymbolicLink(descriptor).equals(open)) {
            return true;
          }
        } catch (NoSuchFileException e) {
          // It was closed meanwhile.
        }
      }
      return false;
    }
  }

  /** Waits until its console shows something that matches. */
  public void awaitConsole(Duration atMost, String regex) throws IOException {
    Pattern wanted = Pattern.compile(regex);
    await(
        atMost,
        () -> "\"" + regex + "\" on the console:\n" + console(),
        () -> wanted.matcher(console()).find());
  }

  /** Process id. */
  public long pid() {
    return process.pid();
  }

  /** True while it runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Its data directory. */
  public Path data() {
    return data;
  }

  /** What it wrote to its console so far. */
  public String console() throws IOException {
    return Files.readString(log);
  }

  /** What it logged so far; empty before the first line. */
  public String log() throws IOException {
    Path file = data.resolve("log/phone.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Kills it like a power cut: its boot loader too, which must start nothing meanwhile. */
  public void kill() {
    try {
      new ProcessBuilder("kill", "-STOP", "" + process.pid()).start().waitFor();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<ProcessHandle> started = process.descendants().toList();
    started.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    awaitEnd();
    started.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  /** Asks it to end, and waits. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        throw new IllegalStateException("the phone did not end within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private interface Text {
    String get() throws IOException;
  }

  private static void await(Duration atMost, String what, Condition condition) throws IOException {
    await(atMost, () -> what, condition);
  }

  /** Polls a foreign process: there is nothing to be notified by, so it asks every 20 ms. */
  private static void await(Duration atMost, Text what, Condition condition) throws IOException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("waited " + atMost.toSeconds() + " s for " + what.get());
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
