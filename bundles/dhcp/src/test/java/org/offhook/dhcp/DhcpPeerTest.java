package org.offhook.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;

/** What dnsmasq offers, on a network of the test's own. */
class DhcpPeerTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String OPTIONS =
      """
      tag:hd,160,http://10.77.0.1/a.img;<MAC>.cfg
      tag:hd3004,67,440HD.img
      66,boot.example
      42,10.77.0.1,10.77.0.9
      4,10.77.0.8
      2,-18000
      12,desk
      15,example.test
      120,sip.example.test
      vendor:440HD,2,https
      vendor:440HD,3,certificates.example.test
      vendor:440HD,10,31:32:30
      """;

  @TempDir Path directory;
  private LocalNetwork hosts;
  private Peer dnsmasq;
  private Process phone;

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    assumeTrue(LocalNetwork.isPossible(), "network namespaces cannot be made");
    hosts = LocalNetwork.of(2);
    offer(OPTIONS);
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
        dhcp-userclass=set:hd3004,440HD
        dhcp-optsfile=%1$s/options
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
    dnsmasq.await(line -> line.contains("DHCP, IP range"), SOON);
  }

  @AfterEach
  void stop() throws Exception {
    if (phone != null) {
      phone.destroyForcibly();
      assertTrue(phone.waitFor(5, TimeUnit.SECONDS));
    }
    if (dnsmasq != null) {
      dnsmasq.close();
    }
    if (hosts != null) {
      hosts.close();
    }
  }

  private void offer(String options) throws IOException {
    Files.writeString(directory.resolve("options"), options);
  }

  private void boot(String... arguments) throws IOException {
    boot(List.of(), arguments);
  }

  private void boot(List<String> prefix, String... arguments) throws IOException {
    List<String> program = new ArrayList<>(prefix);
    program.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AskingHost.class.getName()));
    program.addAll(List.of(arguments));
    List<String> command = hosts.on(2, program.toArray(String[]::new));
    phone =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectError(directory.resolve("phone.log").toFile())
            .start();
  }

  /** Tells the phone something, and gives what it says up to this word. */
  private String exec(String line, String last) throws IOException {
    Writer in = phone.outputWriter(StandardCharsets.UTF_8);
    in.write(line);
    in.flush();
    return said(last);
  }

  private String said(String last) throws IOException {
    BufferedReader out = phone.inputReader(StandardCharsets.UTF_8);
    StringBuilder said = new StringBuilder();
    String line = out.readLine();
    while (line != null && !line.startsWith(last)) {
      said.append(line).append('\n');
      line = out.readLine();
    }
    assertTrue(
        line != null,
        "the phone ended: " + said + Files.readString(directory.resolve("phone.log")));
    return said.append(line).append('\n').toString();
  }

  @Test
  void everythingIsOfferedToTheModelThatAsks() throws Exception {
    boot("440HD");
    String told = exec("ask\n", "done");
    for (String option :
        List.of(
            "from 10.77.0.1",
            "2 time offset: GMT-05:00",
            "4 time servers: 10.77.0.8",
            "12 host name: desk",
            "15 domain: example.test",
            "42 NTP servers: 10.77.0.1, 10.77.0.9",
            "43 vendor options: 2=https 3=certificates.example.test 10=120",
            "1 subnet mask: 255.255.255.0",
            "66 TFTP server: boot.example",
            "67 boot file: 440HD.img",
            "120 SIP servers: sip.example.test",
            "160: http://10.77.0.1/a.img;<MAC>.cfg")) {
      assertTrue(
          told.contains("\n" + option + "\n")
              || told.startsWith(option + "\n")
              || told.contains(option + "\n"),
          option + " is missing in:\n" + told);
    }
    assertTrue(told.contains("state=OK"), told);
    String log = dnsmasq.output();
    assertTrue(log.contains("DHCPINFORM(eth0) 10.77.0.2"), log);
    assertTrue(log.contains("vendor class: 440HD"), log);
    assertTrue(log.contains("user class: 440HD"), log);
    assertTrue(log.contains("tags: hd, hd3004, eth0"), log);
    for (String lease : List.of("DHCPDISCOVER", "DHCPREQUEST", "DHCPRELEASE")) {
      assertFalse(log.contains(lease), log);
    }
    assertEquals("", Files.readString(directory.resolve("leases")).replaceAll("duid.*\n", ""));
  }

  @Test
  void anotherModelIsOfferedSomethingElse() throws Exception {
    boot("420HD");
    String told = exec("ask\n", "done");
    assertFalse(told.contains("160:") || told.contains("67 boot file"), told);
    assertTrue(told.contains("66 TFTP server: boot.example"), told);
  }

  @Test
  void changesOnTheServerAreHeard() throws Exception {
    boot("440HD");
    said("heard");
    offer("42,10.77.0.7\n");
    Peer.run(
        directory,
        List.of("kill", "-HUP", Files.readString(directory.resolve("dnsmasq.pid")).strip()));
    dnsmasq.await(line -> line.contains("read " + directory + "/options"), SOON);
    String told = exec("ask\n", "done");
    assertTrue(told.contains("heard") && told.contains("42 NTP servers: 10.77.0.7\n"), told);
    assertFalse(told.contains("66 TFTP"), told);
    phone.outputWriter().close();
    assertTrue(said("closed").matches("(?s).*closed after \\d{1,2} ms\\n"));
  }

  @Test
  void aPhoneThatMayNotOpenTheClientsPortAsksFromAnother() throws Exception {
    assumeTrue(Peer.find("setpriv").isPresent(), "setpriv is not installed");
    boot(
        List.of("setpriv", "--bounding-set=-net_bind_service", "--inh-caps=-net_bind_service"),
        "440HD");
    assertTrue(exec("ask\n", "done").contains("67 boot file: 440HD.img"));
  }

  @Test
  void whoeverHasTheClientsPortKeepsIt() throws Exception {
    boot("440HD", "beside");
    assertTrue(exec("ask\n", "done").contains("66 TFTP server: boot.example"));
    phone.outputWriter().close();
    assertTrue(said("closed").contains("others got nothing"));
  }
}
