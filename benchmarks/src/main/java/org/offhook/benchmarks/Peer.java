package org.offhook.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A user agent that registers at a port of 127.0.0.1 and answers calls by itself. */
final class Peer implements AutoCloseable {
  private final Path directory;
  private final IntFunction<ProcessBuilder> command;

  private Peer(Path directory, IntFunction<ProcessBuilder> command) {
    this.directory = directory;
    this.command = command;
  }

  /** Where it keeps its files. */
  Path directory() {
    return directory;
  }

  /** The process to start, registering at this port. */
  ProcessBuilder command(int registrarPort) {
    return command
        .apply(registrarPort)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("output.log").toFile());
  }

  /** The phone of an image. */
  static Peer offhook(Path image) throws IOException {
    return offhook(image, 0);
  }

  /** The phone of an image, listening on a SIP port (0 for any). */
  static Peer offhook(Path image, int sipPort, String... more) throws IOException {
    Path directory = BootToRegister.directory("offhook");
    return new Peer(
        directory,
        port -> {
          write(
              directory.resolve("bench.cfg"),
              """
              provisioning/method=DISABLE
              voip/line/0/enabled=1
              voip/line/0/id=100
              voip/line/0/auth_name=100
              voip/line/0/auth_password=bench
              voip/signalling/sip/use_proxy=1
              voip/signalling/sip/proxy_address=127.0.0.1
              voip/signalling/sip/proxy_port=%d
              voip/signalling/sip/port=%d
              voip/auto_answer/enabled=1
              voip/auto_answer_use_180/enabled=1
              voip/number_of_calls_per_line=0
              offhook/audio/device=silence
              offhook/phone/max_calls=256
              %s
              """
                  .formatted(port, sipPort, String.join("\n", more)));
          return new ProcessBuilder(
              image.resolve("bin/offhook-phone").toString(),
              "--data",
              directory.resolve("data").toString(),
              "--config",
              directory.resolve("bench.cfg").toString());
        });
  }

  /** Debian's baresip. */
  static Peer baresip() throws IOException {
    return baresip(0);
  }

  /** Debian's baresip, listening on a SIP port (0 for any), for one call at a time. */
  static Peer baresip(int sipPort) throws IOException {
    return baresip(BootToRegister.directory("baresip"), sipPort, "aubridge,b");
  }

  /**
   * Debian's baresip, listening on a SIP port; each of many calls has silence of its own to say.
   */
  static Peer talkingBaresip(int sipPort) throws IOException {
    Path directory = BootToRegister.directory("baresip");
    return baresip(directory, sipPort, "aufile," + silence(directory));
  }

  /** Debian's baresip, which watches the presence of some users at its registrar. */
  static Peer watchingBaresip(int users) throws IOException {
    Path directory = BootToRegister.directory("baresip");
    return baresip(
        directory,
        0,
        "aubridge,b",
        port ->
            IntStream.range(1000, 1000 + users)
                .mapToObj(
                    user ->
                        "\"%1$d\" <sip:%1$d@127.0.0.1:%2$d>;presence=p2p\n".formatted(user, port))
                .collect(Collectors.joining()));
  }

  private static Peer baresip(Path directory, int sipPort, String source) {
    return baresip(directory, sipPort, source, port -> "");
  }

  private static Peer baresip(
      Path directory, int sipPort, String source, IntFunction<String> contacts) {
    return new Peer(
        directory,
        port -> {
          write(directory.resolve("contacts"), contacts.apply(port));
          write(
              directory.resolve("config"),
              """
              sip_listen 127.0.0.1:%d
              net_interface 127.0.0.1
              call_max_calls 1000
              audio_player aubridge,a
              audio_source %s
              audio_alert aubridge,a
              module_path /usr/lib/baresip/modules
              module stdio.so
              module g711.so
              module aubridge.so
              module aufile.so
              module_tmp uuid.so
              module_tmp account.so
              module_app menu.so
              %s
              """
                  .formatted(
                      sipPort,
                      source,
                      contacts.apply(port).isEmpty()
                          ? ""
                          : "module_app contact.so\nmodule_app presence.so"));
          write(
              directory.resolve("accounts"),
              "<sip:100@127.0.0.1:%d>;auth_user=100;auth_pass=bench;answermode=auto;regint=3600\n"
                  .formatted(port));
          return new ProcessBuilder(List.of("baresip", "-f", directory.toString()))
              .redirectInput(ProcessBuilder.Redirect.PIPE);
        });
  }

  /** Two minutes of silence. */
  private static Path silence(Path directory) {
    Path wav = directory.resolve("silence.wav");
    byte[] pcm = new byte[8000 * 2 * 120];
    try {
      AudioSystem.write(
          new AudioInputStream(
              new ByteArrayInputStream(pcm),
              new AudioFormat(8000, 16, 1, true, false),
              pcm.length / 2),
          AudioFileFormat.Type.WAVE,
          wav.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return wav;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
