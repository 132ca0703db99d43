package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Dnsmasq;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.peer.TestCertificates;
import org.offhook.testkit.peer.Vsftpd;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/**
 * A phone out of the box in a network of its own, host 2; host 1 has the servers. Nobody tells the
 * phone anything but the network.
 */
class HuntIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String FILE = "020ff0000002.cfg";

  /** A server that knows where the files are. */
  private static final String PROFILE =
      new Scenario("[media_port]")
          .receivesFirst("SUBSCRIBE", "")
          .answers("200 OK", "Expires: 0")
          .notifies(
              1,
              "ua-profile",
              "terminated;reason=timeout",
              "application/url",
              "http://[local_ip]/;<MAC>.cfg")
          .toString();

  @TempDir Path directory;
  private Path files;
  private LocalNetwork network;
  private final List<AutoCloseable> servers = new ArrayList<>();

  @BeforeEach
  void make() throws IOException {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    network = LocalNetwork.of(2);
    files = Files.createDirectories(directory.resolve("files"));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
    if (network != null) {
      network.close();
    }
  }

  private Nginx nginx(String server) throws IOException {
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Nginx nginx = Nginx.start(network, 1, directory, server);
    servers.add(nginx);
    return nginx;
  }

  private void nginx() throws IOException {
    nginx("listen 80; root " + files + ";");
  }

  private void dnsmasq(String... options) throws Exception {
    assumeTrue(Dnsmasq.isInstalled(), "dnsmasq is not installed");
    servers.add(Dnsmasq.start(network, 1, directory, options));
  }

  private PhoneProcess phone() throws Exception {
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"),
        directory.resolve("data"),
        null,
        Surroundings.provisioned(network.namespace(2)));
  }

  private void configured(PhoneProcess phone, String from) throws IOException {
    phone.awaitOutput(SOON, "provision log", "lines in force");
    String log = phone.exec("provision log");
    assertTrue(log.contains("the files are at") && log.contains(from), log);
    String sources = phone.exec("provision sources voip/line/2");
    assertTrue(sources.contains("voip/line/2/description  "), sources);
    assertTrue(sources.contains(FILE), sources);
  }

  private void configuration(String text) throws IOException {
    Files.writeString(files.resolve(FILE), "voip/line/2/description=" + text + "\n");
  }

  @Test
  void aSipServerThatListensToAllTells() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    configuration("by SIP");
    nginx();
    String[] join = {"ip", "addr", "add", "224.0.1.75/32", "dev", "eth0", "autojoin"};
    Peer.run(directory, network.on(1, join));
    Path scenario = directory.resolve("profile.xml");
    Files.writeString(scenario, PROFILE);
    Peer sipp =
        network.start(
            1,
            directory,
            "sipp",
            "-sf",
            scenario.toString(),
            "-p",
            "5060",
            "-m",
            "1",
            "-nostdin",
            "-trace_msg",
            "-message_file",
            directory.resolve("messages").toString());
    servers.add(sipp);
    try (PhoneProcess phone = phone()) {
      configured(phone, "(SIP multicast)");
      assertTrue(sipp.awaitEnd(SOON) == 0, sipp.output());
      String messages = Files.readString(directory.resolve("messages"));
      assertTrue(
          messages.contains("Event: ua-profile;profile-type=\"application\"")
              && messages.contains("model=\"440HD\"")
              && messages.contains("User-Agent: AUDC-IPPhone-440HD_UC_3.0.4/")
              && messages.contains("SUBSCRIBE sip:MAC%3a020ff0000002@224.0.1.75"),
          messages);
    }
  }

  private String dhcpTftp() {
    return "--tftp-root=" + files;
  }

  @Test
  void dhcpOption160LeadsToAWebServer() throws Exception {
    configuration("by option 160");
    nginx();
    dnsmasq("--dhcp-option-force=160,http://10.77.0.1/440HD.img;<MAC>.cfg");
    try (PhoneProcess phone = phone()) {
      configured(phone, "(DHCP option 160)");
    }
  }

  @Test
  void dhcpOptions66And67LeadToATftpServer() throws Exception {
    configuration("by options 66 and 67");
    dnsmasq(
        "--dhcp-option-force=66,10.77.0.1",
        "--dhcp-option-force=67,440HD.img",
        "--enable-tftp",
        dhcpTftp());
    try (PhoneProcess phone = phone()) {
      configured(phone, "tftp://10.77.0.1/ (DHCP options 66 and 67)");
    }
  }

  @Test
  void dhcpOption43LeadsToAnFtpServer() throws Exception {
    assumeTrue(Vsftpd.isInstalled(), "vsftpd is not installed");
    configuration("by option 43");
    servers.add(Vsftpd.start(network, 1, directory, files));
    dnsmasq("--dhcp-option-force=43,ftp://10.77.0.1/;<MAC>.cfg");
    try (PhoneProcess phone = phone()) {
      configured(phone, "(DHCP option 43)");
    }
  }

  @Test
  void theNameThatTheAdministratorGaveIsEnough() throws Exception {
    Path own = Files.createDirectories(files.resolve("440HD"));
    Files.writeString(own.resolve(FILE), "voip/line/2/description=by name\n");
    dnsmasq("--address=/ProvisioningServer/10.77.0.1", "--enable-tftp", dhcpTftp());
    try (PhoneProcess phone = phone()) {
      configured(phone, "tftp://ProvisioningServer/440HD/");
    }
  }

  @Test
  void theRedirectServerLeadsToTheServerOfTheOwner() throws Exception {
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    configuration("by redirect");
    TestCertificates certificates = TestCertificates.make("DNS:redirect.audiocodes.com");
    Nginx nginx =
        nginx(
            "listen 80; root "
                + files
                + "; } server { "
                + new SecureSite(certificates, files).on(443)
                + "location / { return 302 http://10.77.0.1/; }");
    dnsmasq("--address=/redirect.audiocodes.com/10.77.0.1");
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            "offhook/provision/tls/trust_file=" + certificates.authority() + "\n",
            Surroundings.provisioned(network.namespace(2)))) {
      configured(phone, "(the redirect server)");
      String log = nginx.requests();
      assertTrue(log.contains("302 /" + FILE) && log.contains("200 /" + FILE), log);
      // The server was found once: it is asked again when nobody leads to it any more.
      phone.exec("config set provisioning/redirect_server_url=https://10.77.0.9/");
      // A look may be under way by what was said before; the next one knows.
      phone.awaitOutput(SOON, "provision now", "not changed");
      Files.writeString(files.resolve(FILE), "voip/line/2/description=from the last server\n");
      phone.awaitOutput(SOON, "provision now", "1 lines in force");
      phone.awaitOutput(SOON, "config get voip/line/2/description", "from the last server");
      assertTrue(phone.exec("provision log").contains("(the last server)"));
    }
  }

  @Test
  void dhcpLeadsToAServerThatWantsACertificateAndAPassword() throws Exception {
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    configuration("by HTTPS");
    TestCertificates certificates = TestCertificates.make("IP:10.77.0.1");
    SecureSite site = new SecureSite(certificates, files);
    Nginx nginx =
        nginx(
            site.on(443)
                + site.asksForCertificates()
                + site.asksForPassword(directory, "phone", "let me in"));
    dnsmasq("--dhcp-option-force=160,https://10.77.0.1/440HD.img;<MAC>.cfg");
    String own =
        SecureSite.forPhone(certificates, network.hardwareAddress(2))
            + """
            provisioning/configuration/http_auth/user_name=phone
            provisioning/configuration/http_auth/password=let me in
            """;
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            own,
            Surroundings.provisioned(network.namespace(2)))) {
      configured(phone, "https://10.77.0.1/");
      assertTrue(nginx.requests().contains("200 /" + FILE));
      assertFalse(phone.log().contains("let me in"));
      assertFalse(phone.exec("provision log").contains("let me in"));
    }
  }
}
