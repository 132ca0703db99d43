package org.offhook.dhcp.lease.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.health.HealthProbe.State;
import org.offhook.api.network.NetworkOffer;
import org.offhook.testkit.VirtualTime;

class LeaseFileTest {
  private static final PhoneIdentity PHONE = new PhoneIdentity("00908f01020a", "440HD", "");

  /** As dhclient 4.4 writes it; the clock of the test begins with 2026. */
  private static final String DHCLIENT =
      """
      default-duid "\\000\\001\\000\\001,\\327";
      lease {
        interface "eth0";
        fixed-address 10.0.0.5;
        option domain-name "old.test";
        expire 4 2025/01/01 00:00:00;
      }
      lease {
        interface "eth0";
        fixed-address 10.0.0.5;
        filename "";
        server-name "boot.test";
        option subnet-mask 255.255.255.0;
        option time-offset -18000;
        option dhcp-lease-time 3600;
        option routers 10.0.0.1;
        option dhcp-message-type 5;
        option ntp-servers 10.0.0.2,10.0.0.3;
        option host-name "de\\\\sk\\"s";
        option domain-name "example.test";
        option bootfile-name "440HD.img";
        option vendor-encapsulated-options 2:5:68:74:74:70:73:a:3:31:32:30;
        option unknown-160 "http://h/a.img;b.cfg";
        option option-161 68:74;
        renew 4 2026/01/01 01:00:00;
        rebind 4 2026/01/01 02:00:00;
        expire 4 2026/01/01 03:00:00;
      }
      lease {
        option domain-name "half.test";
      """;

  private static final String NETWORKD =
      """
      # This is private data. Do not parse.
      ADDRESS=10.0.0.5
      NETMASK=255.255.255.0
      ROUTER=10.0.0.1
      SERVER_ADDRESS=10.0.0.1
      NEXT_SERVER=10.0.0.1
      DNS=10.0.0.1 10.0.0.2
      NTP=10.0.0.3 10.0.0.4
      SIP=10.0.0.6
      DOMAINNAME=example.test
      HOSTNAME=desk
      VENDOR_SPECIFIC=02056874747073
      OPTION_224=687474703a2f2f68
      OPTION_999=00
      OPTION_225=0g
      """;

  @TempDir Path directory;
  private final VirtualTime time = new VirtualTime();
  private final List<NetworkOffer> heard = new ArrayList<>();
  private LeaseFile leases;

  private static LeaseFileConfig config(Path file) {
    return (LeaseFileConfig)
        Proxy.newProxyInstance(
            LeaseFileConfig.class.getClassLoader(),
            new Class<?>[] {LeaseFileConfig.class},
            (proxy, method, arguments) -> file.toString());
  }

  private NetworkOffer open(Path file) {
    leases = new LeaseFile(time, time, config(file));
    leases.bindListener(heard::add);
    return leases.offer();
  }

  @AfterEach
  void close() {
    if (leases != null) {
      leases.close();
    }
    assertEquals(0, time.pending());
  }

  @Test
  void theLastLeaseOfDhclientThatIsGoodCounts() throws IOException {
    Path file = Files.writeString(directory.resolve("dhclient.leases"), DHCLIENT);
    NetworkOffer offer = open(file);
    assertEquals(file.toString(), offer.source());
    assertEquals("example.test", offer.domain().orElseThrow());
    assertEquals("de\\sk\"s", offer.hostName().orElseThrow());
    assertEquals(ZoneOffset.ofHours(-5), offer.timeOffset().orElseThrow());
    assertEquals(List.of("10.0.0.2", "10.0.0.3"), offer.timeServers());
    assertEquals("http://h/b.cfg", offer.provisioning(160, PHONE).orElseThrow().configuration());
    assertEquals("ht", offer.options().text(161).orElseThrow());
    assertEquals(
        "tftp://boot.test/440HD.img", offer.bootProvisioning(PHONE).orElseThrow().firmware());
    assertEquals(OptionalInt.of(120), offer.vendorOptions().orElseThrow().voiceVlan());
    assertEquals(List.of(offer), heard);
    assertEquals(State.OK, leases.probe().state());
  }

  @Test
  void aLeaseThatRunsOutIsForgotten() throws IOException {
    open(Files.writeString(directory.resolve("dhclient.leases"), DHCLIENT));
    time.advance(Duration.ofHours(3).plusMinutes(1));
    assertSame(NetworkOffer.NONE, leases.offer());
    assertEquals(2, heard.size());
    assertTrue(leases.probe().detail().contains("no lease that has not run out"));
    Files.writeString(
        directory.resolve("dhclient.leases"),
        DHCLIENT.replace("expire 4 2026/01/01 03:00:00", "expire never"));
    assertEquals("example.test", leases.ask().join().domain().orElseThrow());
  }

  @Test
  void leasesOfNetworkdAreRead() throws IOException {
    Files.writeString(directory.resolve("2"), NETWORKD);
    Files.setLastModifiedTime(directory.resolve("2"), FileTime.fromMillis(1000));
    NetworkOffer offer = open(directory);
    assertEquals(List.of("10.0.0.3", "10.0.0.4"), offer.timeServers());
    assertEquals("example.test", offer.domain().orElseThrow());
    assertEquals("desk", offer.hostName().orElseThrow());
    assertEquals(List.of("10.0.0.6"), offer.sipServers());
    assertEquals("https", offer.vendorOptions().orElseThrow().text(2).orElseThrow());
    assertEquals("http://h/440HD.img", offer.provisioning(224, PHONE).orElseThrow().firmware());
    assertTrue(offer.options().bytes(225).isEmpty());
    Files.writeString(directory.resolve("3"), NETWORKD.replace("desk", "newer"));
    time.advance(Duration.ofSeconds(10));
    assertEquals("newer", leases.offer().hostName().orElseThrow());
    assertEquals(2, heard.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lease {",
        "lease { option domain-name \"a",
        "lease { option domain-name \"a\\\";\n}",
        "lease { option domain-name a b c { };",
        "NTP=10.0.0.1\n",
        "\0\0\0"
      })
  void whatIsNoLeaseIsNamed(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("x.lease"), text);
    assertSame(NetworkOffer.NONE, open(file));
    assertEquals(State.WARN, leases.probe().state());
    assertTrue(leases.probe().detail().startsWith(file.toString()), leases.probe().detail());
  }

  @Test
  void odditiesInALeaseDoNotHarmTheRest() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("x.lease"),
            "lease {\n option ntp-servers 999.1.1.1;\n option time-offset much;\n"
                + " expire 4 someday;\n option unknown-255 \"x\";\n option domain-name \"a\\101\";\n}\n");
    NetworkOffer offer = open(file);
    assertEquals("aA", offer.domain().orElseThrow());
    assertEquals(1, offer.options().codes().size());
  }

  @Test
  void aFileThatIsNotThereOrEndlessIsNamed() throws IOException {
    assertSame(NetworkOffer.NONE, open(directory.resolve("none")));
    assertTrue(leases.probe().detail().contains("none: holds no lease"));
    leases.close();
    Path large = Files.write(directory.resolve("large.lease"), new byte[(1 << 20) + 1]);
    assertSame(NetworkOffer.NONE, open(large));
    assertTrue(leases.probe().detail().contains("expected a file of at most 1 MB"));
  }
}
