package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Dnsmasq;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.peer.TestCertificates;
import org.offhook.testkit.peer.Tftpd;
import org.offhook.testkit.peer.Vsftpd;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/**
 * One phone, host 2, that knows nothing but its network: each DHCP option leads it to each kind of
 * server in its turn, and at last none does. Host 1 has dnsmasq, nginx and vsftpd, host 3
 * tftpd-hpa.
 */
class EachWayIT {
  private static final String FILE = "020ff0000002.cfg";
  private static final String SERVER = "10.77.0.1";
  private static final String PASSWORD = "let me in";

  @TempDir Path directory;
  private Path files;
  private LocalNetwork network;
  private TestCertificates certificates;
  private final List<AutoCloseable> servers = new ArrayList<>();
  private Dnsmasq dnsmasq;
  private Instant age = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    assumeTrue(Dnsmasq.isInstalled(), "dnsmasq is not installed");
    assumeTrue(Vsftpd.isInstalled(), "vsftpd is not installed");
    assumeTrue(Tftpd.isInstalled(), "in.tftpd is not installed");
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    files = Files.createDirectories(directory.resolve("files"));
    certificates = TestCertificates.make("IP:" + SERVER);
    network = LocalNetwork.of(3);
    servers.add(Tftpd.start(network, 3, files));
    servers.add(Vsftpd.start(network, 1, directory, files));
    servers.add(Nginx.start(network, 1, directory, web()));
  }

  @AfterEach
  void close() throws Exception {
    if (dnsmasq != null) {
      dnsmasq.close();
    }
    for (AutoCloseable server : servers) {
      server.close();
    }
    if (network != null) {
      network.close();
    }
  }

  /** Port 80 is plain; 443 shows a certificate, 444 wants one too, 445 a password besides. */
  private String web() throws Exception {
    SecureSite site = new SecureSite(certificates, files);
    return "listen 80; root "
        + files
        + "; } server { "
        + (site.on(443) + "} server { ")
        + (site.on(444) + site.asksForCertificates() + "} server { ")
        + (site.on(445) + site.asksForCertificates())
        + site.asksForPassword(directory, "phone", PASSWORD);
  }

  private void dhcp(String... options) throws Exception {
    if (dnsmasq != null) {
      dnsmasq.close();
    }
    List<String> all =
        new ArrayList<>(
            List.of(
                "--address=/ProvisioningServer/" + SERVER,
                "--enable-tftp",
                "--tftp-root=" + files));
    all.addAll(List.of(options));
    dnsmasq = Dnsmasq.start(network, 1, directory, all.toArray(String[]::new));
  }

  /** The phone looks, and has in force what this server said, and knows who said it. */
  private void leads(PhoneProcess phone, String by, String from) throws IOException {
    String text = by + " to " + from;
    Files.createDirectories(files.resolve("440HD"));
    for (String name : List.of(FILE, "440HD/" + FILE)) {
      Path file = Files.writeString(files.resolve(name), "voip/line/2/description=" + text + "\n");
      // FTP and HTTP tell times in whole seconds only.
      age = age.plusSeconds(1);
      Files.setLastModifiedTime(file, FileTime.from(age));
    }
    String told = phone.exec("provision now");
    assertTrue(told.contains("1 lines in force, 0 problems"), text + ": " + told);
    assertTrue(told.contains(from), text + ": " + told);
    String log = phone.exec("provision log");
    String found = log.substring(log.lastIndexOf("the files are at"));
    assertTrue(found.lines().findFirst().orElse("").contains(by), text + ": " + log);
    assertTrue(phone.exec("config get voip/line/2/description").contains(text), text);
    String sources = phone.exec("provision sources voip/line/2");
    assertTrue(sources.contains("voip/line/2/description  ") && sources.contains(from), sources);
  }

  @Test
  void eachOptionLeadsToEachServer() throws Exception {
    dhcp();
    String own =
        "provisioning/method=DISABLE\n"
            + SecureSite.forPhone(certificates, network.hardwareAddress(2));
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            own,
            Surroundings.in(network.namespace(2)))) {
      phone.exec("config set provisioning/method=DYNAMIC");
      // Without a password first: vsftpd takes nobody who has a name.
      for (String server :
          List.of(
              "tftp://" + SERVER + "/",
              "tftp://10.77.0.3/",
              "ftp://" + SERVER + "/",
              "http://" + SERVER + "/",
              "https://" + SERVER + "/",
              "https://" + SERVER + ":444/")) {
        byEachOption(phone, server);
      }
      phone.exec("config set provisioning/configuration/http_auth/user_name=phone");
      phone.exec("config set \"provisioning/configuration/http_auth/password=" + PASSWORD + "\"");
      byEachOption(phone, "https://" + SERVER + ":445/");
      dhcp();
      leads(phone, "the name ProvisioningServer", "tftp://ProvisioningServer/440HD/");
      assertEquals(-1, phone.log().indexOf(PASSWORD));
    }
  }

  private void byEachOption(PhoneProcess phone, String server) throws Exception {
    dhcp("--dhcp-option-force=160," + server + "440HD.img;<MAC>.cfg");
    leads(phone, "DHCP option 160", server);
    if (server.startsWith("tftp")) {
      String host = server.replaceAll("tftp|[:/]", "");
      dhcp("--dhcp-option-force=66," + host, "--dhcp-option-force=67,440HD.img;<MAC>.cfg");
      leads(phone, "DHCP options 66 and 67", server);
    } else {
      dhcp("--dhcp-option-force=66," + server);
      leads(phone, "DHCP options 66 and 67", server);
    }
    dhcp("--dhcp-option-force=43," + server + ";<MAC>.cfg");
    leads(phone, "DHCP option 43", server);
  }
}
