package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Debian's kamailio as a registrar and proxy of shared lines (its module {@code sca}): events
 * {@code call-info} and {@code line-seize}, for whoever subscribes to them.
 */
public final class KamailioShared extends KamailioServer {
  private static final Path MODULE = Path.of("/usr/lib/x86_64-linux-gnu/kamailio/modules/sca.so");
  private static final Path TABLES = Path.of("/usr/share/kamailio/dbtext/kamailio");
  private static final String CONFIG =
      """
      debug=2
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
      loadmodule "usrloc.so"
      loadmodule "registrar.so"
      loadmodule "textops.so"
      loadmodule "siputils.so"
      loadmodule "xlog.so"
      loadmodule "db_text.so"
      loadmodule "sca.so"
      modparam("sca", "db_url", "text://@DIRECTORY@/tables")
      modparam("sca", "server_address", "sip:127.0.0.1:@PORT@")
      modparam("rr", "append_fromtag", 0)
      request_route {
        if (is_method("CANCEL")) {
          if (t_check_trans()) { route(SHARED); t_relay(); }
          exit;
        }
        if (has_totag()) {
          if (loose_route()) { route(RELAY); exit; }
          if (is_method("SUBSCRIBE")) { route(SHARED); exit; }
          if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
          sl_send_reply("404", "Not Here");
          exit;
        }
        t_check_trans();
        if (is_method("INVITE|SUBSCRIBE")) record_route();
        if (is_method("REGISTER")) { save("location"); exit; }
        if (is_method("SUBSCRIBE")) {
          xlog("L_ERR", "SEEN SUBSCRIBE $hdr(Event) $rU expires=$hdr(Expires) $hdr(Call-Info)\\n");
          route(SHARED);
          exit;
        }
        if (is_method("INVITE")) xlog("L_ERR", "SEEN INVITE $rU $hdr(Call-Info)\\n");
        if (!lookup("location")) { sl_send_reply("404", "Not Found"); exit; }
        route(RELAY);
      }
      route[RELAY] {
        if (is_method("INVITE|BYE|REFER")) t_on_reply("BACK");
        if (is_method("INVITE")) t_on_failure("FAILED");
        route(SHARED);
        t_relay();
        exit;
      }
      route[SHARED] {
        if (is_method("SUBSCRIBE")) { sca_handle_subscribe(); exit; }
        if (is_method("BYE|CANCEL|INVITE|PRACK|REFER")) sca_call_info_update();
      }
      onreply_route[BACK] {
        if (status =~ "[456][0-9][0-9]") return;
        route(SHARED);
      }
      failure_route[FAILED] {
        if (t_is_canceled()) exit;
        route(SHARED);
      }
      """;

  private KamailioShared(Path directory, Path config, Path log, int port) throws IOException {
    super(directory, config, log, port);
  }

  /** True when it can be started. */
  public static boolean isInstalled() {
    return Files.exists(MODULE) && Files.isDirectory(TABLES);
  }

  /** Starts it on a free port, with nothing remembered. */
  public static KamailioShared start(Path directory) throws IOException {
    int port = FreePort.any();
    Path tables = Files.createDirectories(directory.resolve("tables"));
    for (String table : List.of("version", "sca_subscriptions")) {
      Files.copy(TABLES.resolve(table), tables.resolve(table));
    }
    Path config = directory.resolve("shared.cfg");
    Files.writeString(
        config, CONFIG.replace("@PORT@", "" + port).replace("@DIRECTORY@", directory.toString()));
    Path log = directory.resolve("shared.log");
    KamailioShared kamailio = new KamailioShared(directory, config, log, port);
    kamailio.awaitReady();
    return kamailio;
  }
}
