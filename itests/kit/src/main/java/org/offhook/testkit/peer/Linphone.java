package org.offhook.testkit.peer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running linphonec with one codec, which plays a file and records another, driven through its
 * standard input. It is the one user agent of Debian that speaks G.729, and the one that transfers
 * a call to the other end of another. Its calls are numbered from 1.
 */
public final class Linphone implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Process process;
  private final Path directory;
  private final int port;
  private final BufferedWriter input;

  private Linphone(Process process, Path directory, int port) {
    this.process = process;
    this.directory = directory;
    this.port = port;
    this.input =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("linphonec").isPresent();
  }

  /**
   * Starts one that has no registrar and answers every call, and waits until it takes commands.
   *
   * @param within where its files go
   * @param codec the only one it has, such as {@code G729/8000}
   * @param plays WAV file that its callers hear
   */
  public static Linphone start(Path within, String codec, Path plays) throws IOException {
    return start(within, LinphoneConfig.alone(codec, plays));
  }

  /**
   * Starts it and waits until it takes commands.
   *
   * @param within where its files go, in a directory named after its user
   */
  public static Linphone start(Path within, LinphoneConfig config) throws IOException {
    Path directory = Files.createDirectory(within.resolve("linphone-" + config.user()));
    int port = FreePort.any();
    Files.createDirectories(directory.resolve(".local/share/linphone"));
    Path configuration = Files.writeString(directory.resolve("linphonerc"), config.text(port));
    ProcessBuilder builder =
        new ProcessBuilder(
                Peer.find("linphonec").orElseThrow().toString(), "-c", configuration.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    if (config.answers()) {
      builder.command().add("-a");
    }
    builder.environment().put("HOME", directory.toString());
    Linphone linphone = new Linphone(builder.start(), directory, port);
    try {
      linphone.command("soundcard use files", "Using wav files");
      linphone.command("play " + config.plays(), "play");
      linphone.command("record " + linphone.heard(), "record");
    } catch (IOException | AssertionError e) {
      linphone.process.destroyForcibly();
      throw e;
    }
    return linphone;
  }

  /** Its SIP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** What it heard in all its calls, one after the other; complete once it is closed. */
  public Path heard() {
    return directory.resolve("heard.wav");
  }

  /** All it has said, for the message of a failed test. */
  public String output() throws IOException {
    return Files.readString(directory.resolve("output"), StandardCharsets.ISO_8859_1);
  }

  /**
   * Waits until its output holds this expression.
   *
   * @throws AssertionError when it does not in time, with all it said
   */
  public Matcher await(String expression, Duration most) throws IOException {
    return after(0, Pattern.compile(expression), System.nanoTime() + most.toNanos());
  }

  private Matcher after(int position, Pattern pattern, long deadline) throws IOException {
    while (true) {
      boolean mayStillWrite = process.isAlive();
      String output = output();
      Matcher matcher = pattern.matcher(output).region(position, output.length());
      if (matcher.find()) {
        return matcher;
      }
      if (System.nanoTime() > deadline || !mayStillWrite) {
        throw new AssertionError("linphonec did not say /" + pattern + "/ but\n" + output);
      }
      // A foreign process writing a file: there is nothing to be notified by.
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Waits until its registration was answered with 200; it tells only who asks. */
  public void awaitRegistered() throws IOException {
    repeat("status register", "registered, identity", "registered[,=][^\\n]*\\n");
  }

  /** Types a command until its answer, which is known by an expression, holds this text. */
  private void repeat(String command, String text, String answer) throws IOException {
    Pattern pattern = Pattern.compile(answer);
    long deadline = System.nanoTime() + SOON.toNanos();
    while (true) {
      int before = output().length();
      type(command);
      Matcher said = after(before, pattern, deadline);
      if (said.group().contains(text)) {
        return;
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  /** Waits until it is called, by somebody whose address holds this; it is to be this call. */
  public void awaitCalled(int call, String by) throws IOException {
    await(
        "Receiving new incoming call from [^\\n]*%s[^\\n]*, assigned id %d\\n".formatted(by, call),
        SOON);
  }

  /** Waits until sound goes both ways in this call. */
  public void awaitSound(int call) throws IOException {
    await("Media streams established with [^\\n]* for call " + call + " ", SOON);
  }

  /** Waits until this call has ended. */
  public void awaitEnded(int call) throws IOException {
    await("Call " + call + " with [^\\n]* ended", SOON);
  }

  /** Waits until it has no call. */
  public void awaitIdle() throws IOException {
    repeat("calls", "No active call", "(No active call|Call states)[^\\n]*\\n");
  }

  /** Calls an address; a call before must be held. */
  public void dial(String uri) throws IOException {
    command("call " + uri, "Establishing call id to");
  }

  /** Answers this call. */
  public void answer(int call) throws IOException {
    type("answer " + call);
  }

  /** Holds this call, and waits until it is held. */
  public void hold(int call) throws IOException {
    type("pause " + call);
    await("Call " + call + " with [^\\n]* is now paused", SOON);
  }

  /** Sends the other end of a call to that of another one (attended, with Replaces). */
  public void transfer(int call, int consultation) throws IOException {
    type("transfer " + call + " --to-call " + consultation);
  }

  /** Ends this call. */
  public void hangup(int call) throws IOException {
    type("terminate " + call);
  }

  /** Types a command and waits for a word of its echo or answer. */
  private void command(String command, String answer) throws IOException {
    int before = output().length();
    type(command);
    after(before, Pattern.compile(Pattern.quote(answer)), System.nanoTime() + START.toNanos());
  }

  private void type(String command) throws IOException {
    input.write(command + "\n");
    input.flush();
  }

  /** Asks it to end, which completes its recording. */
  @Override
  public void close() throws IOException {
    try {
      type("quit");
      if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
