package org.offhook.testkit.peer;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A running linphonec that answers every call by itself with one codec, plays a file and records
 * another. It is the one user agent of Debian that speaks G.729.
 */
public final class Linphone implements AutoCloseable {
  private static final long START_SECONDS = 15;
  private static final List<String> CODECS =
      List.of("opus/48000", "speex/16000", "speex/8000", "PCMU/8000", "PCMA/8000", "G729/8000");

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
   * Starts it and waits until it takes commands.
   *
   * @param within where its files go
   * @param codec the only one it has, such as {@code G729/8000}
   * @param plays WAV file that its callers hear
   */
  public static Linphone start(Path within, String codec, Path plays) throws IOException {
    Path directory = Files.createDirectory(within.resolve("linphone"));
    int port = FreePort.any();
    Files.createDirectories(directory.resolve(".local/share/linphone"));
    Path configuration =
        Files.writeString(directory.resolve("linphonerc"), configuration(codec, port));
    ProcessBuilder builder =
        new ProcessBuilder(
                Peer.find("linphonec").orElseThrow().toString(),
                "-a",
                "-c",
                configuration.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile());
    builder.environment().put("HOME", directory.toString());
    Linphone linphone = new Linphone(builder.start(), directory, port);
    linphone.command("soundcard use files", "Using wav files");
    linphone.command("play " + plays, "play");
    linphone.command("record " + linphone.heard(), "record");
    return linphone;
  }

  private static String configuration(String codec, int port) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        [sip]
        sip_port=%d
        sip_tcp_port=0
        sip_tls_port=0
        use_ipv6=0
        contact=sip:linphone@127.0.0.1
        guess_hostname=0
        [rtp]
        audio_rtp_port=%d
        [misc]
        history_max_size=0
        """
            .formatted(port, FreePort.any()));
    for (int i = 0; i < CODECS.size(); i++) {
      String[] parts = CODECS.get(i).split("/");
      text.append(
          "[audio_codec_%d]%nmime=%s%nrate=%s%nchannels=%d%nenabled=%d%n"
              .formatted(
                  i,
                  parts[0],
                  parts[1],
                  parts[0].equals("opus") ? 2 : 1,
                  CODECS.get(i).equals(codec) ? 1 : 0));
    }
    return text.toString();
  }

  /** Its SIP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** What it hears; complete once it is closed. */
  public Path heard() {
    return directory.resolve("heard.wav");
  }

  /** All it has said, for the message of a failed test. */
  public String output() throws IOException {
    return Files.readString(directory.resolve("output"), StandardCharsets.ISO_8859_1);
  }

  /** Types a command and waits for a word of its echo or answer. */
  private void command(String command, String answer) throws IOException {
    int before = output().length();
    input.write(command + "\n");
    input.flush();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!output().substring(before).contains(answer)) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IOException("linphonec did not take '" + command + "':\n" + output());
      }
      // A foreign process writing a file: there is nothing to be notified by.
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Asks it to end, which completes its recording. */
  @Override
  public void close() throws IOException {
    try {
      input.write("quit\n");
      input.flush();
      if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
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
