package org.offhook.walk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.offhook.testkit.VirtualTime;
import org.osgi.framework.BundleException;

/** Three phones, configured each its own way, and the server they are registered at. */
final class Town implements AutoCloseable {
  /** Those whose lamps the phones have. */
  static final List<String> WATCHED = List.of("201", "202", "203", "204");

  private static final int DND_KEY = 7;

  /** How many keys each phone has. */
  static final int KEYS = DND_KEY + 1;

  final VirtualTime time = new VirtualTime();
  final VirtualNetwork network;
  final Exchange server;
  final List<Desk> desks = new ArrayList<>();

  Town(Random random, Path data) throws Exception {
    network = new VirtualNetwork(time, random);
    server = new Exchange(network);
    desks.add(new Desk(network, "101", data.resolve("101"), configuration("101")));
    desks.add(
        new Desk(
            network,
            "102",
            data.resolve("102"),
            configuration(
                "102",
                "voip/signalling/sip/semi_transfer_with_no_cancel/enabled=1",
                "voip/auto_answer/enabled=1",
                "voip/advanced_auto_answer/activated=1",
                "voip/advanced_auto_answer/type=MANUAL",
                "voip/advanced_auto_answer/timeout=9",
                "voip/signalling/sip/prack/enabled=0")));
    desks.add(
        new Desk(
            network,
            "103",
            data.resolve("103"),
            configuration(
                "103",
                "offhook/phone/late_offer=1",
                "voip/line/0/call_forward/active=1",
                "voip/line/0/call_forward/type=NO_REPLY",
                "voip/line/0/call_forward/destination=101",
                "voip/line/0/call_forward/timeout=20",
                "voip/signalling/sip/session_timer=120")));
    for (int i = 0; i < 100 && !settled(); i++) {
      time.advance(Duration.ofSeconds(1));
      pause();
    }
  }

  /** Config Admin works on threads of its own. */
  private static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
  }

  /** All phones are registered, and all their lamps lit. */
  private boolean settled() {
    return desks.stream().allMatch(desk -> server.knows(desk.user))
        && server.notifier.watchers() == desks.size() * WATCHED.size();
  }

  private static List<String> configuration(String user, String... more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "voip/line/0/enabled=1",
                "voip/line/0/id=" + user,
                "voip/signalling/sip/proxy_address=127.0.0.1",
                "voip/signalling/sip/port=0",
                "voip/signalling/sip/tls_port=0",
                "voip/signalling/sip/session_timer=90",
                "voip/signalling/sip/proxy_timeout=60",
                "voip/services/busy_lamp_field/enabled=1",
                "voip/services/busy_lamp_field/subscription_period=300",
                "voip/services/call_pickup/enabled=1",
                "voip/services/msg_waiting_ind/enabled=1",
                "voip/talk_event/enabled=1",
                "offhook/call_log/size=1000",
                "offhook/hold/reminder=30",
                "system/semi_attended/enable=1"));
    for (int key = 0; key < WATCHED.size(); key++) {
      lines.add("personal_settings/functional_key/" + key + "/type=SPEED_DIAL_BLF");
      lines.add(
          "personal_settings/functional_key/" + key + "/speed_dial_number=" + WATCHED.get(key));
    }
    String[] neighbours = {"101", "102", "103"};
    for (int key = 0; key < neighbours.length; key++) {
      int index = WATCHED.size() + key;
      lines.add("personal_settings/functional_key/" + index + "/type=SPEED_DIAL");
      lines.add(
          "personal_settings/functional_key/" + index + "/speed_dial_number=" + neighbours[key]);
    }
    lines.add("personal_settings/functional_key/" + DND_KEY + "/type=KEY_EVENT");
    lines.add("personal_settings/functional_key/" + DND_KEY + "/key_event=DND_ALL");
    lines.addAll(List.of(more));
    return lines;
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    for (Desk desk : desks) {
      desk.close();
    }
  }
}
