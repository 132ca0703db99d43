package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/**
 * A phone that has no image to start, in the network of the manuals: the computer at 192.168.1.1
 * serves five addresses from .2 on.
 */
class RecoveryIT {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir static Path made;
  private static Path broken;
  private static Path files;
  @TempDir Path directory;
  private LocalNetwork network;

  @BeforeAll
  static void assemble() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    assumeTrue(Peer.find("openssl").isPresent(), "openssl is not installed");
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    String key = made.resolve("vendor.pem").toString();
    String trust = made.resolve("vendor.pub.pem").toString();
    Peer.run(made, List.of("openssl", "genpkey", "-algorithm", "ed25519", "-out", key));
    Peer.run(made, List.of("openssl", "pkey", "-in", key, "-pubout", "-out", trust));
    broken = Files.createDirectories(made.resolve("out")).resolve("image");
    HouseImages.Result result =
        HouseImages.tool(
            List.of(
                "image",
                "audiocodes-440hd",
                "--no-trial",
                "--out",
                broken.toString(),
                "--trust",
                trust,
                "--key",
                key,
                "--version-of-image",
                "9.9"));
    assertEquals(0, result.exitCode(), result.output());
    Files.delete(broken.resolve("image.json"));
    files = Files.createDirectories(made.resolve("files"));
    Path image = broken.resolveSibling("audiocodes-440hd-9.9.img");
    Files.move(image, files.resolve("rescue.img"));
  }

  @BeforeEach
  void lay() throws Exception {
    network = LocalNetwork.of(2);
    for (int host = 1; host <= 2; host++) {
      String[] move = {"ip", "addr", "add", "192.168.1." + host + "/24", "dev", "eth0"};
      Peer.run(directory, network.on(host, move));
      String[] flush = {"ip", "addr", "del", network.address(host) + "/24", "dev", "eth0"};
      Peer.run(directory, network.on(host, flush));
    }
  }

  @AfterEach
  void clear() throws Exception {
    network.close();
  }

  private PhoneProcess start() throws Exception {
    return PhoneProcess.start(
        broken,
        directory.resolve("data"),
        "voip/signalling/sip/port=0\n",
        Surroundings.in(network.namespace(2)).withBootLoader());
  }

  @Test
  void aPhoneWithoutAnyImageAsksTheNetworkForOne() throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    Path capture = directory.resolve("recovery.pcap");
    try (Peer tshark = watcher(capture);
        Peer dnsmasq = server();
        PhoneProcess phone = start()) {
      phone.awaitShell(PATIENT);
      assertTrue(dnsmasq.output().contains("DHCPINFORM"), dnsmasq.output());
      assertTrue(phone.exec("firmware").contains("version: 9.9"));
      assertTrue(phone.exec("health").contains("config"));
      phone.exec("config set voip/line/2/description=normal");
      assertEquals("normal", phone.exec("config get voip/line/2/description").strip());
      assertTrue(tshark.isAlive(), tshark.output());
    }
    String seen =
        Peer.run(
            directory,
            List.of("tshark", "-r", capture.toString(), "-Y", "dhcp || tftp.opcode == 1"));
    assertTrue(seen.contains("DHCP Inform") && seen.contains("DHCP ACK"), seen);
    assertTrue(seen.contains("Read Request, File: rescue.img"), seen);
  }

  @Test
  void aServerThatComesUpLaterIsAskedAgain() throws Exception {
    try (PhoneProcess phone = start()) {
      String nobody = "no DHCP server names a TFTP server .*eth0 from 192.168.1.2";
      phone.awaitConsole(SOON, "recovery: " + nobody + "; trying again in [5-9] s");
      try (Peer dnsmasq = server()) {
        phone.awaitShell(PATIENT);
        assertTrue(phone.console().contains("rescue.img of 192.168.1.1, is in slot a"));
        assertTrue(phone.exec("firmware").contains("version: 9.9"));
        assertTrue(dnsmasq.isAlive(), dnsmasq.output());
      }
    }
  }

  @Test
  void aSignalEndsTheWait() throws Exception {
    Peer.run(directory, network.on(2, "ip", "addr", "flush", "dev", "eth0"));
    PhoneProcess phone = start();
    phone.awaitConsole(SOON, "no network card has an address; trying again in [5-9] s");
    phone.close();
    assertTrue(phone.console().contains("no image was had"), phone.console());
  }

  private Peer watcher(Path capture) throws Exception {
    String[] words = {"tshark", "-l", "-i", "eth0", "-f", "udp", "-w", "" + capture, "-F", "pcap"};
    Peer tshark = network.start(1, directory, words);
    tshark.await(line -> line.contains("Capture started"), SOON);
    return tshark;
  }

  private Peer server() throws Exception {
    return network.start(
        1,
        directory,
        Peer.find("dnsmasq").orElseThrow().toString(),
        "--keep-in-foreground",
        "--user=root",
        "--conf-file=/dev/null",
        "--pid-file=",
        "--no-resolv",
        "--log-facility=-",
        "--log-dhcp",
        "--interface=eth0",
        "--bind-interfaces",
        "--dhcp-leasefile=" + directory.resolve("leases"),
        "--dhcp-range=192.168.1.2,192.168.1.6,255.255.255.0,3m",
        "--dhcp-option-force=66,192.168.1.1",
        "--dhcp-option-force=67,rescue.img",
        "--enable-tftp",
        "--tftp-root=" + files);
  }
}
