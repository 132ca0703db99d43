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
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/**
 * A phone out of the box in a network of its own, host 2; host 1 has the servers. Nobody tells the
 * phone anything but the network.
 */
class HuntIT {
  private static final Duration SOON = Duration.ofSeconds(25);
  private static final String FILE = "020ff0000002.cfg";

  /** A server that knows where the files are. */
  private static final String PROFILE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="ua-profile">
        <recv request="SUBSCRIBE">
          <action>
            <ereg regexp="&lt;(sip:[^&gt;]*)&gt;" search_in="hdr" header="Contact:" check_it="true"
                assign_to="all,contact"/>
            <ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="from"/>
          </action>
        </recv>
        <Reference variables="all"/>
        <send><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:];tag=[pid]profile
          [last_Call-ID:]
          [last_CSeq:]
          Contact: <sip:[local_ip]:[local_port]>
          Expires: 0
          Content-Length: 0

        ]]></send>
        <send retrans="500"><![CDATA[
          NOTIFY [$contact] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
          From: <sip:224.0.1.75>;tag=[pid]profile
          To:[$from]
          [last_Call-ID:]
          CSeq: 1 NOTIFY
          Max-Forwards: 70
          Contact: <sip:[local_ip]:[local_port]>
          Event: ua-profile
          Subscription-State: terminated;reason=timeout
          Content-Type: application/url
          Content-Length: [len]

          http://[local_ip]/;<MAC>.cfg
        ]]></send>
        <recv response="200"/>
      </scenario>
      """;

  @TempDir Path directory;
  private Path files;
  private LocalNetwork network;
  private final List<Peer> peers = new ArrayList<>();

  @BeforeEach
  void make() throws IOException {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    network = LocalNetwork.of(2);
    files = Files.createDirectories(directory.resolve("files"));
  }

  @AfterEach
  void close() {
    peers.forEach(Peer::close);
    if (network != null) {
      network.close();
    }
  }

  private Peer on(int host, String... command) throws IOException {
    Peer peer = network.start(host, directory, command);
    peers.add(peer);
    return peer;
  }

  private void nginx() throws Exception {
    assumeTrue(WebServer.isInstalled(), "nginx is not installed");
    Path config = WebServer.configuration(directory, "listen 80; root " + files + ";");
    on(1, WebServer.PROGRAM, "-p", directory.toString(), "-c", config.toString());
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
        on(
            1,
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

  /** dnsmasq gives addresses to nobody: it only answers those who ask for options. */
  private void dnsmasq(String... options) throws IOException {
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    List<String> command =
        new ArrayList<>(
            List.of(
                Peer.find("dnsmasq").orElseThrow().toString(),
                "--keep-in-foreground",
                "--user=root",
                "--conf-file=/dev/null",
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--log-facility=-",
                "--log-dhcp",
                "--interface=eth0",
                "--bind-interfaces",
                "--dhcp-leasefile=" + directory.resolve("leases"),
                "--dhcp-range=10.77.0.0,static,255.255.255.0"));
    command.addAll(List.of(options));
    on(1, command.toArray(String[]::new));
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
    assumeTrue(Peer.find("vsftpd").isPresent(), "vsftpd is not installed");
    configuration("by option 43");
    Path config =
        Files.writeString(
            directory.resolve("vsftpd.conf"),
            """
            listen=YES
            background=NO
            anonymous_enable=YES
            local_enable=NO
            anon_root=%s
            seccomp_sandbox=NO
            xferlog_enable=NO
            secure_chroot_dir=%s
            """
                .formatted(files, Files.createDirectories(directory.resolve("empty"))));
    on(1, Peer.find("vsftpd").orElseThrow().toString(), config.toString());
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
    configuration("by redirect");
    assumeTrue(WebServer.isInstalled(), "nginx is not installed");
    Path key = directory.resolve("key.pem");
    Path certificate = directory.resolve("certificate.pem");
    String openssl = Peer.find("openssl").orElseThrow().toString();
    String[] words = {
      openssl,
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-days",
      "2",
      "-subj",
      "/CN=redirect.audiocodes.com",
      "-addext",
      "subjectAltName=DNS:redirect.audiocodes.com",
      "-keyout",
      key.toString(),
      "-out",
      certificate.toString()
    };
    Peer.run(directory, List.of(words));
    Path config =
        WebServer.configuration(
            directory,
            "listen 80; root %1$s; } server { listen 443 ssl; ssl_certificate %2$s; "
                    .formatted(files, certificate)
                + "ssl_certificate_key %s; location / { return 302 http://10.77.0.1/; }"
                    .formatted(key));
    on(1, WebServer.PROGRAM, "-p", directory.toString(), "-c", config.toString());
    dnsmasq("--address=/redirect.audiocodes.com/10.77.0.1");
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            "offhook/provision/tls/trust_file=" + certificate + "\n",
            Surroundings.provisioned(network.namespace(2)))) {
      configured(phone, "(the redirect server)");
      String log = Files.readString(directory.resolve("access.log"));
      assertTrue(log.contains("302 /" + FILE) && log.contains("200 /" + FILE), log);
      // The server was found once: it is asked again when nobody leads to it any more.
      phone.exec("config set provisioning/redirect_server_url=https://10.77.0.9/");
      Files.writeString(files.resolve(FILE), "voip/line/2/description=from the last server\n");
      phone.awaitOutput(SOON, "provision now", "lines in force|not changed");
      phone.awaitOutput(SOON, "config get voip/line/2/description", "from the last server");
      assertTrue(phone.exec("provision log").contains("(the last server)"));
    }
  }

  @Test
  void dhcpLeadsToAServerThatWantsACertificateAndAPassword() throws Exception {
    assumeTrue(WebServer.isInstalled(), "nginx is not installed");
    configuration("by HTTPS");
    String openssl = Peer.find("openssl").orElseThrow().toString();
    Files.writeString(directory.resolve("san"), "subjectAltName=IP:10.77.0.1\n");
    for (String line :
        List.of(
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=ca",
            "req -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj /CN=server",
            "x509 -req -in s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out s.pem -days 2 -extfile san",
            "req -newkey rsa:2048 -nodes -keyout p.key -out p.csr -subj /CN=020ff0000002",
            "x509 -req -in p.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out p.pem -days 2")) {
      Peer.run(directory, List.of((openssl + " " + line).split(" ")));
    }
    String hash = Peer.run(directory, List.of(openssl, "passwd", "-apr1", "let me in")).strip();
    Files.writeString(directory.resolve("users"), "phone:" + hash + "\n");
    String server =
        "listen 443 ssl; root %1$s; ssl_certificate %2$s/s.pem; ssl_certificate_key %2$s/s.key; "
            + "ssl_client_certificate %2$s/ca.pem; ssl_verify_client on; "
            + "auth_basic phones; auth_basic_user_file %2$s/users;";
    Path config = WebServer.configuration(directory, server.formatted(files, directory));
    on(1, WebServer.PROGRAM, "-p", directory.toString(), "-c", config.toString());
    dnsmasq("--dhcp-option-force=160,https://10.77.0.1/440HD.img;<MAC>.cfg");
    String own =
        """
        security/ca_certificate/0/uri=%1$s/ca.pem
        security/autoupdate_certificate_uri=%1$s/p.pem
        security/autoupdate_private_key_uri=%1$s/p.key
        provisioning/configuration/http_auth/user_name=phone
        provisioning/configuration/http_auth/password=let me in
        """
            .formatted(directory);
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            own,
            Surroundings.provisioned(network.namespace(2)))) {
      configured(phone, "https://10.77.0.1/");
      assertTrue(Files.readString(directory.resolve("access.log")).contains("200 /" + FILE));
      assertFalse(phone.log().contains("let me in"));
      assertFalse(phone.exec("provision log").contains("let me in"));
    }
  }
}
