package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** What the phone shows of itself, against what is true. */
class StatusIT {
  private static final String MODEL = "audiocodes-440hd";
  private static final String OWN = "voip/signalling/sip/port=0\n";

  @TempDir Path directory;

  /** One that has no line. */
  private PhoneProcess phone(Surroundings where) throws Exception {
    return PhoneProcess.boot(HouseImages.of(MODEL), directory.resolve("data"), OWN, where);
  }

  /** The value of a row; the first one where there are several of this name. */
  private static String value(String rows, String name) {
    Matcher row = Pattern.compile("(?m)^ *" + Pattern.quote(name) + "  +(.*)$").matcher(rows);
    assertTrue(row.find(), "no row " + name + " in:\n" + rows);
    return row.group(1);
  }

  @Test
  void systemAndReleaseAreThoseOfTheImageThatRuns() throws Exception {
    Path image = HouseImages.of(MODEL);
    String manifest = Files.readString(image.resolve("image.json"));
    try (PhoneProcess phone = phone(Surroundings.HOST)) {
      String system = phone.exec("system");
      assertEquals("440HD", value(system, "model"));
      assertEquals("UC_3.0.4", value(system, "firmware"));
      assertTrue(value(system, "user agent").startsWith("AUDC-IPPhone-440HD_UC_3.0.4/"), system);
      String release = phone.exec("release");
      for (String text : new String[] {system, release}) {
        assertTrue(manifest.contains("\"version\": \"" + value(text, "release") + "\""), text);
        assertTrue(manifest.contains("\"name\": \"" + value(text, "image") + "\""), text);
      }
      String list = manifest.replaceFirst("(?s).*\"features\":\\s*\\[([^\\]]*)].*", "$1");
      String features = list.replaceAll("[\",\\s]+", " ").strip();
      assertTrue(features.contains("codec-pcma"), features);
      assertEquals(features, value(release, "features"));
    }
  }

  @Test
  void memoryIsThatOfTheHost() throws Exception {
    try (PhoneProcess phone = phone(Surroundings.HOST)) {
      String memory = phone.exec("memory");
      String host = Files.readString(Path.of("/proc/meminfo"));
      for (String constant : new String[] {"MemTotal", "SwapTotal"}) {
        assertTrue(
            Pattern.compile(constant + ": +" + value(memory, constant)).matcher(host).find(),
            memory + "\n" + host);
      }
      for (String name : new String[] {"MemFree", "MemAvailable", "Buffers", "Cached"}) {
        assertTrue(value(memory, name).matches("\\d+ kB"), memory);
      }
      assertTrue(value(memory, "heap in use").matches("\\d+ kB"), memory);
    }
  }

  @Test
  void networkIsThatOfTheInterface() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    try (LocalNetwork network = LocalNetwork.of(2);
        PhoneProcess phone = phone(Surroundings.in(network.namespace(2)))) {
      String shown = phone.exec("network");
      String link = run(network, "ip", "-o", "link", "show", "eth0");
      assertTrue(link.contains(" state " + value(shown, "eth0").toUpperCase() + " "), link);
      assertTrue(link.contains(" mtu " + value(shown, "MTU") + " "), link);
      assertTrue(link.contains("link/ether " + value(shown, "hardware address") + " "), link);
      String addresses = run(network, "ip", "-o", "-4", "addr", "show", "eth0");
      assertTrue(value(shown, "addresses").contains("10.77.0.2/24"), shown);
      assertTrue(addresses.contains("inet 10.77.0.2/24 "), addresses);
      String speed = run(network, "cat", "/sys/class/net/eth0/speed").strip();
      assertEquals(speed + " Mbit/s full duplex", value(shown, "port mode"));
      assertEquals("on eth0", value(shown, "gateway"));
      assertEquals("10.77.0.1", value(shown, "name servers"));
      run(network, "ip", "addr", "add", "10.77.9.9/16", "dev", "eth0");
      run(network, "ip", "route", "replace", "default", "via", "10.77.0.1");
      String later = phone.exec("network");
      assertTrue(value(later, "addresses").contains("10.77.9.9/16"), later);
      assertEquals("10.77.0.1", value(later, "gateway"));
    }
  }

  private String run(LocalNetwork network, String... command) throws Exception {
    return Peer.run(directory, network.on(2, command));
  }

  @Test
  void voipShowsRegistrationAndTheRunningCallWithItsCodec() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      String idle = phone.exec("voip");
      assertEquals("idle", value(idle, "phone"));
      String line = value(idle, "line 0");
      assertTrue(line.startsWith("sip:100@") && line.contains(" REGISTERED 200 "), idle);
      assertTrue(line.contains(":" + exchange.kamailio().port() + "/UDP"), idle);
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(
          Exchange.SOON,
          "voip",
          "call 1 +to sip:200@\\S+ line 0 CONNECTED 0:\\d\\d codec PCMA sent [1-9]\\d* received"
              + " [1-9]\\d*");
      phone.exec("hangup");
      baresip.awaitEnded();
      phone.awaitOutput(Exchange.SOON, "voip", "(?s)\\A(?!.*call 1 )");
    }
  }

  /** Host 2 has the phone, host 3 is behind the router, host 1. */
  @Test
  void pingAndTracerouteShowTheWayToAHostBehindARouter() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    try (LocalNetwork network = LocalNetwork.of(3);
        PhoneProcess phone = phone(Surroundings.in(network.namespace(2)))) {
      // All share one wire, so the router would tell them the short way.
      String router =
          "echo 1 > /proc/sys/net/ipv4/ip_forward;"
              + " for card in /proc/sys/net/ipv4/conf/*; do echo 0 > $card/send_redirects; done";
      Peer.run(directory, network.on(1, "sh", "-c", router));
      Peer.run(directory, network.on(1, "ip", "addr", "add", "10.78.0.1/24", "dev", "eth0"));
      Peer.run(directory, network.on(3, "ip", "addr", "del", "10.77.0.3/24", "dev", "eth0"));
      Peer.run(directory, network.on(3, "ip", "addr", "add", "10.78.0.3/24", "dev", "eth0"));
      for (int host = 2; host <= 3; host++) {
        String via = "10.7%d.0.1".formatted(host == 2 ? 7 : 8);
        Peer.run(directory, network.on(host, "ip", "route", "replace", "default", "via", via));
      }
      String times = phone.tryExec("ping 10.78.0.3 2").output();
      assumeFalse(times.contains("has no program ping"), "ping is not installed");
      assertTrue(times.contains("icmp_seq=2") && times.contains("time="), times);
      assertTrue(times.matches("(?s).*2 packets transmitted, 2 received.*"), times);
      String route = phone.tryExec("traceroute 10.78.0.3").output();
      assumeFalse(route.contains("has no program traceroute"), "traceroute is not installed");
      assertTrue(
          route.matches("(?s).*\n *1 +10\\.77\\.0\\.1 .* ms.*\n *2 +10\\.78\\.0\\.3 .* ms.*"),
          route);
      assertEquals(1, phone.tryExec("ping -f").exitCode());
    }
  }
}
