package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a baresip is to be: its account, what it plays, and whether it answers by itself. Each method
 * gives a changed copy.
 *
 * @param user user part of its address
 * @param password secret for digest, or empty
 * @param domain host and port of its address and, when it registers, of its registrar
 * @param transport {@code udp} or {@code tcp}
 * @param registers whether it registers
 * @param answers whether it answers calls by itself
 * @param codecs full names in order, such as {@code PCMA/8000/1}
 * @param plays a WAV file for the microphone, of the codec's rate; silence after it, or when empty
 * @param accountParameters more parameters of the account, each with its semicolon
 * @param extraLines more lines for its configuration
 */
public record BaresipConfig(
    String user,
    String password,
    String domain,
    String transport,
    boolean registers,
    boolean answers,
    List<String> codecs,
    Optional<Path> plays,
    String accountParameters,
    List<String> extraLines) {
  /** baresip hangs up at the end of its file: no call of a test lasts so long. */
  private static final int SPEECH_SECONDS = 240;

  private static final List<String> MODULES =
      List.of(
          "stdio.so",
          "g711.so",
          "g722.so",
          "opus.so",
          "aufile.so",
          "aubridge.so",
          "sndfile.so",
          "srtp.so");

  /** A user at a registrar, which registers there over UDP, does not answer, and offers G.711. */
  public static BaresipConfig user(String user, String password, String domain) {
    return new BaresipConfig(
        user,
        password,
        domain,
        "udp",
        true,
        false,
        List.of("PCMA/8000/1", "PCMU/8000/1"),
        Optional.empty(),
        "",
        List.of());
  }

  /** Answers calls by itself. */
  public BaresipConfig answering() {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        registers,
        true,
        codecs,
        plays,
        accountParameters,
        extraLines);
  }

  /** Does not register. */
  public BaresipConfig unregistered() {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        false,
        answers,
        codecs,
        plays,
        accountParameters,
        extraLines);
  }

  /** Talks TCP. */
  public BaresipConfig tcp() {
    return new BaresipConfig(
        user,
        password,
        domain,
        "tcp",
        registers,
        answers,
        codecs,
        plays,
        accountParameters,
        extraLines);
  }

  /** Offers and takes these codecs only, by full name. */
  public BaresipConfig codecs(String... names) {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        registers,
        answers,
        List.of(names),
        plays,
        accountParameters,
        extraLines);
  }

  /** Plays a WAV file into each call. */
  public BaresipConfig playing(Path wav) {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        registers,
        answers,
        codecs,
        Optional.of(wav),
        accountParameters,
        extraLines);
  }

  /** Has more account parameters, such as {@code ;mediaenc=srtp}. */
  public BaresipConfig account(String parameters) {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        registers,
        answers,
        codecs,
        plays,
        parameters,
        extraLines);
  }

  /** Has more lines in its configuration. */
  public BaresipConfig lines(String... lines) {
    return new BaresipConfig(
        user,
        password,
        domain,
        transport,
        registers,
        answers,
        codecs,
        plays,
        accountParameters,
        List.of(lines));
  }

  /** Rate of the sound devices: that of the first codec. */
  private int rate() {
    return Integer.parseInt(codecs.get(0).split("/")[1]);
  }

  private int channels() {
    return Integer.parseInt(codecs.get(0).split("/")[2]);
  }

  /** Writes the files of its configuration directory and returns its SIP port. */
  int write(Path directory) throws IOException {
    int port = FreePort.any();
    Path speech = directory.resolve("speech.wav");
    if (plays.isPresent()) {
      SilentWav.extend(plays.get(), speech, SPEECH_SECONDS);
    } else {
      SilentWav.write(speech, rate(), channels(), SPEECH_SECONDS);
    }
    List<String> lines = new ArrayList<>();
    lines.add("poll_method epoll");
    lines.add("sip_listen 127.0.0.1:" + port);
    lines.add("net_interface 127.0.0.1");
    lines.add("call_local_timeout 120");
    lines.add("call_max_calls 50");
    lines.add("audio_player aubridge,out");
    lines.add("audio_source aufile," + speech);
    lines.add("audio_alert aubridge,alert");
    lines.add("ausrc_srate " + rate());
    lines.add("auplay_srate " + rate());
    lines.add("ausrc_channels " + channels());
    lines.add("auplay_channels " + channels());
    lines.add("opus_bitrate 64000");
    lines.add("rtp_stats yes");
    lines.add("jitter_buffer_delay 3-10");
    lines.add("module_path " + modulePath());
    MODULES.forEach(module -> lines.add("module " + module));
    lines.add("module_tmp account.so");
    lines.add("module_app menu.so");
    lines.add("snd_path " + directory);
    lines.addAll(extraLines);
    Files.write(directory.resolve("config"), lines);
    Files.writeString(directory.resolve("accounts"), account() + "\n");
    Files.writeString(directory.resolve("contacts"), "");
    return port;
  }

  private String account() {
    return "<sip:%s@%s;transport=%s>;auth_user=%s%s;regint=%d;audio_codecs=%s;answermode=%s%s"
        .formatted(
            user,
            domain,
            transport,
            user,
            password.isEmpty() ? "" : ";auth_pass=" + password,
            registers ? 60 : 0,
            String.join(",", codecs),
            answers ? "auto" : "manual",
            accountParameters);
  }

  private static String modulePath() {
    return Files.isDirectory(Path.of("/usr/lib/baresip/modules"))
        ? "/usr/lib/baresip/modules"
        : "/usr/local/lib/baresip/modules";
  }
}
