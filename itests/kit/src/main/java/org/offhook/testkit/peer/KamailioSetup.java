package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run kamailio: a registrar and proxy on 127.0.0.1 that asks for credentials.
 *
 * @param domain realm and domain of its users
 * @param users passwords by user
 * @param algorithm {@code MD5}, {@code SHA-256} or {@code SHA-512-256}
 * @param certificate certificate and key for TLS; empty for none
 * @param nonceSeconds how long a nonce may be used
 * @param minExpires shortest binding accepted, in seconds
 * @param authenticateInvites whether calls need credentials too
 */
public record KamailioSetup(
    String domain,
    Map<String, String> users,
    String algorithm,
    Optional<TestCertificates> certificate,
    int nonceSeconds,
    int minExpires,
    boolean authenticateInvites) {

  /** With MD5, without TLS. */
  public static KamailioSetup of(String domain, Map<String, String> users) {
    return new KamailioSetup(
        domain, new LinkedHashMap<>(users), "MD5", Optional.empty(), 300, 10, true);
  }

  /** With another algorithm. */
  public KamailioSetup with(String other) {
    return new KamailioSetup(
        domain, users, other, certificate, nonceSeconds, minExpires, authenticateInvites);
  }

  /** With TLS. */
  public KamailioSetup with(TestCertificates certificates) {
    return new KamailioSetup(
        domain,
        users,
        algorithm,
        Optional.of(certificates),
        nonceSeconds,
        minExpires,
        authenticateInvites);
  }

  /** With other times, in seconds. */
  public KamailioSetup withTimes(int nonce, int shortest) {
    return new KamailioSetup(
        domain, users, algorithm, certificate, nonce, shortest, authenticateInvites);
  }

  /** Writes its files. */
  Path write(Path directory, int port, int tlsPort, int rpcPort) throws IOException {
    Path file = directory.resolve("kamailio.cfg");
    StringBuilder text = new StringBuilder();
    if (certificate.isPresent()) {
      text.append("enable_tls=yes\n");
      Files.writeString(directory.resolve("tls.cfg"), tls(certificate.get()));
    }
    text.append(HEAD.formatted(port, port));
    if (certificate.isPresent()) {
      text.append("listen=tls:127.0.0.1:%d%n".formatted(tlsPort));
      text.append("alias=tls:%s:%d%n".formatted(domain, tlsPort));
    }
    text.append("alias=udp:%s:%d%nalias=tcp:%s:%d%n".formatted(domain, port, domain, port));
    text.append(MODULES);
    if (certificate.isPresent()) {
      text.append("loadmodule \"tls.so\"\n");
      text.append("modparam(\"tls\", \"config\", \"%s/tls.cfg\")%n".formatted(directory));
    }
    text.append(PARAMETERS.formatted(rpcPort, nonceSeconds, algorithm, minExpires));
    text.append(table());
    String ask =
        authenticateInvites
            ? "if (!pv_proxy_authenticate(\"$fd\", \"$sht(users=>$au)\", \"0\")) { auth_challenge(\"$fd\", \"1\"); exit; } consume_credentials();"
            : "";
    text.append(
        ROUTES.replace("@DOMAIN@", domain).replace("@PORT@", "" + port).replace("@ASK@", ask));
    Files.writeString(file, text.toString());
    return file;
  }

  private String table() {
    StringBuilder text = new StringBuilder("event_route[htable:mod-init] {\n");
    users.forEach(
        (user, password) -> text.append("  $sht(users=>%s) = \"%s\";%n".formatted(user, password)));
    return text.append("  $sht(users=>nobody) = \"-\";\n}\n").toString();
  }

  private static String tls(TestCertificates files) {
    return """
        [server:default]
        method = TLSv1.2+
        verify_certificate = no
        require_certificate = no
        private_key = %s
        certificate = %s
        [client:default]
        verify_certificate = no
        require_certificate = no
        """
        .formatted(files.key(), files.certificate());
  }

  private static final String HEAD =
      """
      debug=2
      log_stderror=yes
      fork=yes
      children=2
      tcp_children=2
      auto_aliases=no
      tcp_accept_no_cl=yes
      tcp_connection_lifetime=3605
      listen=udp:127.0.0.1:%d
      listen=tcp:127.0.0.1:%d
      """;

  private static final String MODULES =
      """
      loadmodule "jsonrpcs.so"
      loadmodule "kex.so"
      loadmodule "corex.so"
      loadmodule "tm.so"
      loadmodule "tmx.so"
      loadmodule "sl.so"
      loadmodule "rr.so"
      loadmodule "pv.so"
      loadmodule "maxfwd.so"
      loadmodule "usrloc.so"
      loadmodule "registrar.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "xlog.so"
      loadmodule "htable.so"
      loadmodule "auth.so"
      loadmodule "nathelper.so"
      """;

  private static final String PARAMETERS =
      """
      modparam("jsonrpcs", "transport", 4)
      modparam("jsonrpcs", "dgram_socket", "udp:127.0.0.1:%d")
      modparam("htable", "htable", "users=>size=6;")
      modparam("auth", "nonce_expire", %d)
      modparam("auth", "algorithm", "%s")
      modparam("usrloc", "db_mode", 0)
      modparam("registrar", "min_expires", %d)
      modparam("registrar", "max_expires", 7200)
      modparam("registrar", "append_branches", 1)
      modparam("nathelper|registrar", "received_avp", "$avp(RECEIVED)")
      modparam("rr", "enable_full_lr", 1)
      """;

  private static final String ROUTES =
      """
      request_route {
        if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
        xlog("L_NOTICE", "SEEN $rm $fU -> $rU cseq=$cs expires=$hdr(Expires) ua=$ua from $proto:$si:$sp\\n");
        if (is_present_hf("Referred-By")) {
          xlog("L_NOTICE", "REFERRED $rm $fU -> $rU by $hdr(Referred-By) replaces $hdr(Replaces)\\n");
        }
        force_rport();
        if ($sht(users=>.answer) != $null && !has_totag()) {
          if ($sht(users=>.answer) == "none") { exit; }
          sl_send_reply("$(sht(users=>.answer){s.int})", "By Order"); exit;
        }
        if (is_method("CANCEL")) { if (t_check_trans()) { t_relay(); } exit; }
        if (has_totag()) {
          if (loose_route()) { t_relay(); exit; }
          if (is_method("ACK")) { if (t_check_trans()) { t_relay(); } exit; }
          if (!uri == myself) { t_relay(); exit; }
          sl_send_reply("404", "Not Here"); exit;
        }
        t_check_trans();
        if (loose_route()) { remove_hf("Route"); }
        if (is_method("REGISTER")) {
          if (!pv_www_authenticate("$td", "$sht(users=>$au)", "0")) { auth_challenge("$td", "1"); exit; }
          fix_nated_register();
          if (!save("location")) { sl_reply_error(); }
          exit;
        }
        if (is_method("OPTIONS") && uri == myself) { sl_send_reply("200", "Alive"); exit; }
        if (is_method("INVITE")) { @ASK@ }
        record_route();
        if (!lookup("location")) {
          if (!uri == myself && $ru =~ "@[^;]*:[0-9]+") { t_relay(); exit; }
          sl_send_reply("404", "Not Registered"); exit;
        }
        t_relay();
      }
      """;
}
