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
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Peer;
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

  @TempDir Path directory;
  private Path files;
  private LocalNetwork network;
  private final List<Peer> peers = new ArrayList<>();
  private Peer dnsmasq;
  private Instant age = Instant.parse("2026-01-01T00:00:00Z");

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    for (String program : List.of("dnsmasq", "vsftpd", "in.tftpd", "openssl")) {
      assumeTrue(Peer.find(program).isPresent(), program + " is not installed");
    }
    assumeTrue(WebServer.isInstalled(), "nginx is not installed");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    files = Files.createDirectories(directory.resolve("files"));
    network = LocalNetwork.of(3);
    on(3, Peer.find("in.tftpd").orElseThrow().toString(), "-L", "-u", "root", "-s", "" + files);
    ftp();
    web();
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

  private void ftp() throws IOException {
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
  }

  /** Port 80 is plain; 443 shows a certificate, 444 wants one too, 445 a password besides. */
  private void web() throws Exception {
    String openssl = Peer.find("openssl").orElseThrow().toString();
    Files.writeString(directory.resolve("san"), "subjectAltName=IP:" + SERVER + "\n");
    for (String line :
        List.of(
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=ca",
            "req -newkey rsa:2048 -nodes -keyout s.key -out s.csr -subj /CN=server",
            "x509 -req -in s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out s.pem -days 2"
                + " -extfile san",
            "req -newkey rsa:2048 -nodes -keyout p.key -out p.csr -subj /CN=020ff0000002",
            "x509 -req -in p.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out p.pem -days 2")) {
      Peer.run(directory, List.of((openssl + " " + line).split(" ")));
    }
    String hash = Peer.run(directory, List.of(openssl, "passwd", "-apr1", "let me in")).strip();
    Files.writeString(directory.resolve("users"), "phone:" + hash + "\n");
    String secure =
        "; root %1$s; ssl_certificate %2$s/s.pem; ssl_certificate_key %2$s/s.key; "
            .formatted(files, directory);
    String both = "ssl_client_certificate %s/ca.pem; ssl_verify_client on; ".formatted(directory);
    String password = "auth_basic phones; auth_basic_user_file %s/users; ".formatted(directory);
    String servers =
        "listen 80; root "
            + files
            + "; } server { "
            + ("listen 443 ssl" + secure + "} server { ")
            + ("listen 444 ssl" + secure + both + "} server { ")
            + ("listen 445 ssl" + secure + both + password);
    Path config = WebServer.configuration(directory, servers);
    on(1, WebServer.PROGRAM, "-p", directory.toString(), "-c", config.toString());
  }

  private void dhcp(String... options) throws IOException {
    if (dnsmasq != null) {
      dnsmasq.close();
      peers.remove(dnsmasq);
    }
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
                "--dhcp-range=10.77.0.0,static,255.255.255.0",
                "--address=/ProvisioningServer/" + SERVER,
                "--enable-tftp",
                "--tftp-root=" + files));
    command.addAll(List.of(options));
    dnsmasq = on(1, command.toArray(String[]::new));
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
        """
        provisioning/method=DISABLE
        security/ca_certificate/0/uri=%1$s/ca.pem
        security/autoupdate_certificate_uri=%1$s/p.pem
        security/autoupdate_private_key_uri=%1$s/p.key
        """
            .formatted(directory);
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
      phone.exec("config set \"provisioning/configuration/http_auth/password=let me in\"");
      byEachOption(phone, "https://" + SERVER + ":445/");
      dhcp();
      leads(phone, "the name ProvisioningServer", "tftp://ProvisioningServer/440HD/");
      assertEquals(-1, phone.log().indexOf("let me in"));
    }
  }

  private void byEachOption(PhoneProcess phone, String server) throws IOException {
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
