package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Debian's kamailio as a presence server: it takes SUBSCRIBE for {@code dialog}, {@code
 * message-summary} and {@code presence}, with digest, and what is published to it.
 */
public final class KamailioPresence extends KamailioServer {
  private static final Path MODULE =
      Path.of("/usr/lib/x86_64-linux-gnu/kamailio/modules/presence_dialoginfo.so");
  private static final String CONFIG =
      """
      debug=1
      log_stderror=yes
      fork=yes
      children=2
      auto_aliases=no
      listen=udp:127.0.0.1:@PORT@
      alias=udp:127.0.0.1:@PORT@
      loadmodule "kex.so"
      loadmodule "corex.so"
      loadmodule "tm.so"
      loadmodule "sl.so"
      loadmodule "rr.so"
      loadmodule "pv.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "xlog.so"
      loadmodule "auth.so"
      loadmodule "db_sqlite.so"
      loadmodule "presence.so"
      loadmodule "presence_xml.so"
      loadmodule "presence_mwi.so"
      loadmodule "presence_dialoginfo.so"
      modparam("presence", "db_url", "sqlite:///@DIRECTORY@/presence.db")
      modparam("presence", "publ_cache", 2)
      modparam("presence", "subs_db_mode", 0)
      modparam("presence", "min_expires", 1)
      modparam("presence", "max_expires", @EXPIRES@)
      modparam("presence", "force_delete", 1)
      modparam("presence_xml", "force_active", 1)
      modparam("presence_dialoginfo", "force_single_dialog", 1)
      request_route {
        if (is_method("SUBSCRIBE")) {
          if (!pv_proxy_authenticate("127.0.0.1", "@PASSWORD@", "0")) {
            auth_challenge("127.0.0.1", "1"); exit;
          }
          xlog("L_ERR", "SEEN SUBSCRIBE $rU expires=$hdr(Expires) at $TV(Sn)\\n");
          if (has_totag()) loose_route();
          t_newtran(); handle_subscribe(); exit;
        }
        if (is_method("PUBLISH")) {
          xlog("L_ERR", "SEEN PUBLISH $rU $hdr(Event) expires=$hdr(Expires) if=$hdr(SIP-If-Match)\\n");
          t_newtran(); handle_publish(); exit;
        }
        if (is_method("INVITE|ACK|CANCEL|BYE")) { forward(); exit; }
        sl_send_reply("404", "Not Here");
      }
      """;

  private final Map<String, String> entityTags = new HashMap<>();

  private KamailioPresence(Path directory, Path config, Path log, int port) throws IOException {
    super(directory, config, log, port);
  }

  /** True when it can be started. */
  public static boolean isInstalled() {
    return Files.exists(MODULE);
  }

  /** Starts it on a free port. */
  public static KamailioPresence start(Path directory) throws IOException {
    return start(directory, FreePort.any(), "secret");
  }

  /** Starts it, with nothing remembered; every user has the same password. */
  public static KamailioPresence start(Path directory, int port, String password)
      throws IOException {
    return start(directory, port, password, Duration.ofSeconds(3600));
  }

  /** Starts it so that no subscription lasts longer than this. */
  public static KamailioPresence start(
      Path directory, int port, String password, Duration mostExpires) throws IOException {
    Files.deleteIfExists(directory.resolve("presence.db"));
    Path config = directory.resolve("presence.cfg");
    Files.writeString(
        config,
        CONFIG
            .replace("@PORT@", "" + port)
            .replace("@EXPIRES@", "" + mostExpires.toSeconds())
            .replace("@DIRECTORY@", directory.toString())
            .replace("@PASSWORD@", password));
    Path log = directory.resolve("presence-" + System.nanoTime() + ".log");
    KamailioPresence kamailio = new KamailioPresence(directory, config, log, port);
    kamailio.awaitReady();
    return kamailio;
  }

  /** Publishes a state (RFC 3903), as the agent of that user would. */
  public void publish(String user, String event, String type, String body) throws IOException {
    String before = entityTags.get(user + event);
    String headers =
        (before == null ? "" : "SIP-If-Match: " + before + "\r\n")
            + ("Event: " + event + "\r\nExpires: 600\r\n");
    String answer = exchange(request("PUBLISH", user, headers, type, body));
    if (!answer.startsWith("SIP/2.0 200")) {
      throw new IOException("PUBLISH: " + answer.lines().findFirst().orElse("no answer"));
    }
    Matcher tag = Pattern.compile("(?im)^SIP-ETag: *(\\S+)").matcher(answer);
    if (tag.find()) {
      entityTags.put(user + event, tag.group(1));
    }
  }

  /** How many requests of a kind it has seen, such as {@code SUBSCRIBE bob expires=0}. */
  public long seen(String expression) throws IOException {
    Matcher matcher = Pattern.compile("SEEN " + expression).matcher(log());
    return matcher.results().count();
  }

  /**
   * When it saw requests of a kind: the first group of the expression is for each the user.
   *
   * @return the last time for each user, in seconds of the host's clock
   */
  public Map<String, Double> times(String expression) throws IOException {
    Map<String, Double> times = new HashMap<>();
    Matcher matcher = Pattern.compile("SEEN " + expression + ".* at ([0-9.]+)").matcher(log());
    while (matcher.find()) {
      times.put(matcher.group(1), Double.valueOf(matcher.group(2)));
    }
    return times;
  }

  /** Waits until it has seen such a request. */
  public void awaitSeen(String expression) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (seen(expression) == 0) {
      if (System.nanoTime() > until) {
        throw new IOException("waited for " + expression + ":\n" + log());
      }
      // A foreign program's file: there is nothing to be notified by.
      LockSupport.parkNanos(20_000_000);
    }
  }
}
