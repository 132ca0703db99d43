package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Chrony;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** The phone that ships, on a network where dnsmasq is the DHCP server. */
class DhcpIT {
  private static final String QUIET = "voip/signalling/sip/port=0\n";

  @TempDir Path directory;
  private LocalNetwork hosts;
  private Peer dnsmasq;

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    assumeTrue(LocalNetwork.isPossible(), "network namespaces cannot be made");
    hosts = LocalNetwork.of(2);
    Files.writeString(
        directory.resolve("dnsmasq.conf"),
        """
        keep-in-foreground
        user=root
        port=0
        interface=eth0
        log-dhcp
        log-facility=-
        dhcp-range=10.77.0.100,10.77.0.110,1h
        dhcp-vendorclass=set:hd,440HD
        dhcp-option=tag:hd,160,tftp://10.77.0.1/a.img;<MAC>.cfg
        dhcp-option=42,10.77.0.1
        dhcp-option=2,-10800
        dhcp-leasefile=%1$s/leases
        pid-file=%1$s/dnsmasq.pid
        """
            .formatted(directory));
    dnsmasq =
        Peer.start(
            directory,
            hosts.on(
                1,
                Peer.find("dnsmasq").orElseThrow().toString(),
                "-C",
                directory + "/dnsmasq.conf"));
    dnsmasq.await(line -> line.contains("DHCP, IP range"), Exchange.SOON);
  }

  @AfterEach
  void stop() {
    if (dnsmasq != null) {
      dnsmasq.close();
    }
    if (hosts != null) {
      hosts.close();
    }
  }

  private PhoneProcess boot(Path image, String configuration) throws Exception {
    return PhoneProcess.boot(
        image,
        directory.resolve("data"),
        QUIET + configuration,
        Surroundings.provisioned(hosts.namespace(2)));
  }

  @Test
  void thePhoneLearnsWhatItsNetworkOffers() throws Exception {
    try (PhoneProcess phone = boot(HouseImages.of("audiocodes-440hd"), "")) {
      String told = phone.awaitOutput(Exchange.SOON, "dhcp", "from 10.77.0.1");
      assertTrue(told.contains("160: tftp://10.77.0.1/a.img;<MAC>.cfg"), told);
      assertTrue(told.contains("42 NTP servers: 10.77.0.1"), told);
      assertTrue(told.contains("2 time offset: GMT-03:00"), told);
      dnsmasq.await(line -> line.contains("vendor class: 440HD"), Exchange.SOON);
      assertFalse(dnsmasq.output().contains("DHCPDISCOVER"), dnsmasq.output());
      phone.awaitOutput(Exchange.SOON, "health", "dhcp .*options of 10.77.0.1");
    }
  }

  @Test
  void theClockFollowsTheServersAndTheOffsetOfTheNetwork() throws Exception {
    assumeTrue(Chrony.isInstalled(), "chronyd is not installed");
    Files.writeString(
        directory.resolve("chrony.conf"),
        """
        local stratum 10
        allow 10.77.0.0/24
        bindaddress 10.77.0.1
        cmdport 0
        bindcmdaddress /
        pidfile %s/chrony.pid
        """
            .formatted(directory));
    try (Peer chrony =
            Peer.start(
                directory,
                hosts.on(
                    1,
                    "/usr/sbin/chronyd",
                    "-d",
                    "-x",
                    "-u",
                    "root",
                    "-f",
                    directory + "/chrony.conf"));
        PhoneProcess phone = boot(HouseImages.of("audiocodes-440hd"), "")) {
      assertTrue(chrony.isAlive(), chrony.output());
      phone.awaitOutput(Exchange.SOON, "time", "GMT-03:00, from 10.77.0.1");
      phone.exec(
          "config set network/lan/dhcp/ntp/gmt_offset/enabled=0 system/ntp/gmt_offset=+05:30");
      phone.awaitOutput(Exchange.SOON, "time", "GMT\\+05:30, from 10.77.0.1");
    }
  }

  @Test
  void theLeaseOfTheHostTakesThePlaceOfAsking() throws Exception {
    Path lease = directory.resolve("dhclient.leases");
    Files.writeString(
        lease,
        "lease {\n  option ntp-servers 10.77.0.9;\n  option unknown-160 \"http://h/\";\n"
            + "  expire never;\n}\n");
    try (PhoneProcess phone =
        boot(
            HouseImages.of("audiocodes-440hd", "dhcp-lease-file"),
            "offhook/dhcp/lease_file=" + lease + "\n")) {
      String told = phone.awaitOutput(Exchange.SOON, "dhcp", "from .*dhclient.leases");
      assertTrue(told.contains("42 NTP servers: 10.77.0.9"), told);
      assertTrue(phone.exec("dhcp ask").contains("160: http://h/"));
      phone.awaitOutput(Exchange.SOON, "health", "another capability knows the network");
      List<String> before = dnsmasq.output().lines().filter(l -> l.contains("INFORM")).toList();
      phone.exec("dhcp ask");
      List<String> after = dnsmasq.output().lines().filter(l -> l.contains("INFORM")).toList();
      assertTrue(before.equals(after), after.toString());
    }
  }

  /** A registrar on the usual port that takes everybody. */
  private static final String REGISTRAR =
      new Scenario("[media_port]")
          .receives("REGISTER")
          .answers("200 OK", "Expires: 600")
          .toString();

  private Peer dnsmasqWith(String... more) throws Exception {
    dnsmasq.close();
    Path config = directory.resolve("dnsmasq.conf");
    Files.writeString(config, Files.readString(config).replace("port=0\n", "local=/test/\n"));
    List<String> command =
        new ArrayList<>(
            List.of(
                Peer.find("dnsmasq").orElseThrow().toString(),
                "-C",
                config.toString(),
                "--no-resolv",
                "--no-hosts"));
    command.addAll(List.of(more));
    dnsmasq = Peer.start(directory, hosts.on(1, command.toArray(String[]::new)));
    dnsmasq.await(line -> line.contains("DHCP, IP range"), Exchange.SOON);
    return dnsmasq;
  }

  private Peer registrar() throws Exception {
    Path scenario = Files.writeString(directory.resolve("registrar.xml"), REGISTRAR);
    return Peer.start(
        directory,
        hosts.on(
            1,
            Peer.find("sipp").orElseThrow().toString(),
            "-sf",
            scenario.toString(),
            "-i",
            "10.77.0.1",
            "-p",
            "5060",
            "-m",
            "9",
            "-nostdin",
            "-trace_msg",
            "-message_file",
            directory.resolve("registers").toString()));
  }

  private String registered(String domain) throws Exception {
    try (Peer registrar = registrar();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                "voip/line/0/enabled=1\nvoip/line/0/id=100\nprovisioning/method=DISABLE\n",
                Surroundings.provisioned(hosts.namespace(2)))) {
      phone.awaitOutput(
          Exchange.SOON, "voip", "sip:100@" + domain + " REGISTERED 200 OK 10.77.0.1:5060/UDP");
      assertTrue(registrar.isAlive(), registrar.output());
      return phone.exec("dhcp");
    }
  }

  @Test
  void theNameOfOption120IsTheRegistrar() throws Exception {
    assumeTrue(Peer.find("sipp").isPresent(), "sipp is not installed");
    dnsmasqWith(
        "--log-queries",
        "--dhcp-option=option:sip-server,pool.offhook.test",
        "--srv-host=_sip._udp.pool.offhook.test,one.offhook.test,5060",
        "--address=/one.offhook.test/10.77.0.1");
    String told = registered("pool.offhook.test");
    assertTrue(told.contains("120") && told.contains("pool.offhook.test"), told);
    String register = Files.readString(directory.resolve("registers"));
    assertTrue(register.contains("REGISTER sip:pool.offhook.test SIP/2.0"), register);
    dnsmasq.await(line -> line.contains("_sip._udp.pool.offhook.test"), Exchange.SOON);
  }

  @Test
  void theAddressOfOption120IsTheRegistrar() throws Exception {
    assumeTrue(Peer.find("sipp").isPresent(), "sipp is not installed");
    dnsmasqWith("--dhcp-option=option:sip-server,10.77.0.1");
    registered("10.77.0.1");
    String register = Files.readString(directory.resolve("registers"));
    assertTrue(register.contains("REGISTER sip:10.77.0.1 SIP/2.0"), register);
  }
}
