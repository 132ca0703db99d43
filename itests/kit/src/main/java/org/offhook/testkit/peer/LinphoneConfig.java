package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * How a linphonec is to be: its account, its codec and what it plays. Each method gives a changed
 * copy.
 *
 * @param user user part of its address; also tells its directory from those of others
 * @param password secret for digest, or empty
 * @param registrar host and port of its registrar; empty when it does not register
 * @param codec the only one it has, such as {@code PCMA/8000}
 * @param plays WAV file that its callers hear
 * @param answers whether it answers calls by itself
 */
public record LinphoneConfig(
    String user, String password, String registrar, String codec, Path plays, boolean answers) {
  private static final int PORTS = 8;
  private static final List<String> CODECS =
      List.of("opus/48000", "speex/16000", "speex/8000", "PCMU/8000", "PCMA/8000", "G729/8000");

  /** One that has no registrar, and answers by itself. */
  public static LinphoneConfig alone(String codec, Path plays) {
    return new LinphoneConfig("linphone", "", "", codec, plays, true);
  }

  /** A user at a registrar, who calls by it too and does not answer by itself. */
  public static LinphoneConfig user(
      String user, String password, String registrar, String codec, Path plays) {
    return new LinphoneConfig(user, password, registrar, codec, plays, false);
  }

  /** Answers calls by itself. */
  public LinphoneConfig answering() {
    return new LinphoneConfig(user, password, registrar, codec, plays, true);
  }

  /**
   * What its configuration file is to say. Without GRUU: it would be reached by no other name, and
   * kamailio sends requests inside of dialogs where the name says.
   */
  String text(int port) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        [sip]
        sip_port=%d
        sip_tcp_port=0
        sip_tls_port=0
        use_ipv6=0
        contact=sip:%s@127.0.0.1
        guess_hostname=0
        supported=replaces
        %s
        [net]
        firewall_policy=0
        [rtp]
        audio_rtp_port=%d
        [sound]
        echocancellation=0
        [video]
        enabled=0
        automatically_initiate=0
        automatically_accept=0
        [misc]
        history_max_size=0
        %s
        """
            .formatted(
                port,
                user,
                registrar.isEmpty() ? "" : "default_proxy=0",
                rtpPort(),
                registrar.isEmpty() ? "" : account()));
    for (int i = 0; i < CODECS.size(); i++) {
      text.append(payload(i, CODECS.get(i)));
    }
    return text.toString();
  }

  /**
   * Where its first call's sound goes; that of another one goes two ports further. It takes ports
   * that somebody has, so the next ones must not be given to anybody else.
   */
  private static int rtpPort() throws IOException {
    int first = FreePort.any();
    for (int i = 0; i < PORTS; i++) {
      FreePort.any();
    }
    return first + first % 2;
  }

  private String account() {
    return """
        [proxy_0]
        reg_proxy=<sip:%s;transport=udp>
        reg_identity=sip:%s@%s
        reg_expires=600
        reg_sendregister=1
        publish=0
        [auth_info_0]
        username=%s
        passwd=%s
        """
        .formatted(registrar, user, registrar.split(":")[0], user, password);
  }

  private String payload(int index, String name) {
    String[] parts = name.split("/");
    return "[audio_codec_%d]%nmime=%s%nrate=%s%nchannels=%d%nenabled=%d%n"
        .formatted(
            index, parts[0], parts[1], parts[0].equals("opus") ? 2 : 1, name.equals(codec) ? 1 : 0);
  }
}
