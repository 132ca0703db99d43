package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Kamailio;
import org.offhook.testkit.peer.KamailioSetup;
import org.offhook.testkit.peer.Peer;

/** Servers found through a real name server, dnsmasq (RFC 3263). */
class DnsPeerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(TestPhone.PATIENCE);

  private int port;

  @BeforeEach
  void installed() throws Exception {
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    port = FreePort.any();
  }

  private Peer dnsmasq(String... records) throws Exception {
    Path directory = Files.createTempDirectory("dnsmasq-");
    Path config = directory.resolve("dnsmasq.conf");
    Files.writeString(
        config,
        "no-resolv\nno-hosts\nno-daemon\nlog-facility=-\nbind-interfaces\nlisten-address=127.0.0.1\nport="
            + port
            + "\nuser=root\nlocal=/test/\n"
            + String.join("\n", records)
            + "\n");
    Peer peer =
        Peer.start(
            directory,
            List.of(Peer.find("dnsmasq").orElseThrow().toString(), "-k", "-C", config.toString()));
    peer.await(line -> line.contains("started"), PATIENCE);
    return peer;
  }

  @Test
  void naptrSrvAndAddresses() throws Exception {
    try (Peer dns =
        dnsmasq(
            "naptr-record=phone.test,10,50,s,SIP+D2T,,_sip._tcp.phone.test",
            "naptr-record=phone.test,20,50,s,SIP+D2U,,_sip._udp.phone.test",
            "srv-host=_sip._tcp.phone.test,a.phone.test,5070,10,1",
            "srv-host=_sip._tcp.phone.test,b.phone.test,5071,20,1",
            "srv-host=_sip._udp.phone.test,a.phone.test,5072,10,1",
            "address=/a.phone.test/192.0.2.1",
            "host-record=b.phone.test,192.0.2.2,2001:db8::2")) {
      ServerLocator locator =
          new ServerLocator(
              new DnsResolver("127.0.0.1:" + port, Duration.ofSeconds(10), new VirtualTime()),
              new SrvOrder(new Random(1)));
      assertEquals(
          List.of(
              "192.0.2.1:5070/TCP",
              "192.0.2.2:5071/TCP",
              "[2001:db8:0:0:0:0:0:2]:5071/TCP",
              "192.0.2.1:5072/UDP"),
          locator.locate(new Target("phone.test", 0, Transport.TCP, false)).stream()
              .map(Server::toString)
              .toList());
      assertEquals(
          "192.0.2.1:5072/UDP",
          locator.locate(new Target("phone.test", 0, Transport.UDP, false)).get(0).toString());
      assertEquals(List.of(), locator.locate(new Target("absent.test", 0, Transport.UDP, false)));
    }
  }

  @Test
  void theSecondNameServerIsAskedWhenTheFirstIsSilent() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Peer dns =
            dnsmasq(
                "log-queries",
                "naptr-record=phone.test,10,50,s,SIP+D2U,,_sip._udp.phone.test",
                "srv-host=_sip._udp.phone.test,a.phone.test,5072,10,1",
                "address=/a.phone.test/192.0.2.1")) {
      String both = "127.0.0.1:" + silent.getLocalPort() + " 127.0.0.1:" + port;
      ServerLocator locator =
          new ServerLocator(
              new DnsResolver(both, Duration.ofSeconds(2), new VirtualTime()),
              new SrvOrder(new Random(1)));
      assertEquals(
          List.of("192.0.2.1:5072/UDP"),
          locator.locate(new Target("phone.test", 0, Transport.UDP, false)).stream()
              .map(Server::toString)
              .toList());
      silent.setSoTimeout((int) PATIENCE.toMillis());
      silent.receive(new DatagramPacket(new byte[512], 512));
      for (String asked : List.of("[NAPTR] phone.", "[SRV] _sip._udp.phone.", "[A] a.phone.")) {
        dns.await(line -> line.contains("query" + asked + "test"), PATIENCE);
      }
    }
  }

  @Test
  void answersLiveAsLongAsTheirTtlAndWhenNobodyAnswersLonger() throws Exception {
    VirtualTime time = new VirtualTime();
    DnsResolver resolver = new DnsResolver("127.0.0.1:" + port, Duration.ofSeconds(2), time);
    long begun = System.nanoTime();
    try (Peer dns = dnsmasq("local-ttl=3", "host-record=a.test,192.0.2.1")) {
      assertEquals(List.of("192.0.2.1"), resolver.addresses("a.test"));
    }
    try (Peer dns = dnsmasq("local-ttl=1", "host-record=a.test,192.0.2.2")) {
      List<String> soon = resolver.addresses("a.test");
      if (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(3)) {
        assertEquals(List.of("192.0.2.1"), soon, "the answer is not old enough to ask again");
      }
      long deadline = begun + PATIENCE.toNanos();
      while (!resolver.addresses("a.test").equals(List.of("192.0.2.2"))) {
        assertTrue(System.nanoTime() < deadline, "the new record is not followed");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
    long deaf = System.nanoTime();
    while (System.nanoTime() - deaf < TimeUnit.SECONDS.toNanos(3)) {
      assertEquals(List.of("192.0.2.2"), resolver.addresses("a.test"), "the last answer counts");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
    }
    try (Peer dns = dnsmasq("local-ttl=1", "host-record=a.test,192.0.2.3")) {
      time.advance(Duration.ofSeconds(11));
      assertEquals(List.of("192.0.2.3"), resolver.addresses("a.test"), "and is asked for again");
    }
  }

  @Test
  void registersAtTheSecondServerWhenTheFirstIsSilent() throws Exception {
    assumeTrue(Kamailio.isInstalled(), "kamailio is not installed");
    KamailioSetup setup = KamailioSetup.of("offhook.test", Map.of("alice", "secret1"));
    int silent = FreePort.any();
    try (Kamailio kamailio = Kamailio.start(setup);
        Peer dns =
            dnsmasq(
                "srv-host=_sip._udp.offhook.test,one.offhook.test," + silent + ",10,1",
                "srv-host=_sip._udp.offhook.test,two.offhook.test," + kamailio.port() + ",20,1",
                "address=/one.offhook.test/127.0.0.1",
                "address=/two.offhook.test/127.0.0.1");
        TestPhone phone =
            new TestPhone(Map.of("dnsServer", "127.0.0.1:" + port, "noResponse", 700))) {
      UserAgent agent =
          phone.open(
              TestPhone.account(
                  "alice",
                  "offhook.test",
                  "secret1",
                  Transport.UDP,
                  List.of(new ServerAddress("offhook.test", 0))));
      phone.run(agent::register);
      assertEquals("127.0.0.1:" + kamailio.port() + "/UDP", phone.await(Phase.REGISTERED).server());
    }
  }
}
