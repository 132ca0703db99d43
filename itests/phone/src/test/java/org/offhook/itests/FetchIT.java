package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.TestCertificates;
import org.offhook.testkit.phone.PhoneProcess;

/** The phone that ships takes its configuration from servers that want more than a name. */
class FetchIT {
  private static final String QUIET = "voip/signalling/sip/port=0\nprovisioning/method=STATIC\n";

  @TempDir Path directory;

  private Path files(String description) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path files = Files.createDirectories(directory.resolve("files"));
    Files.writeString(
        files.resolve("phone.cfg"),
        QUIET + "voip/line/2/id=4711\nvoip/line/2/description=" + description + "\n");
    return files;
  }

  private Peer nginx(int port, TestCertificates certificates, Path files) throws IOException {
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        user root;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          server {
            listen 127.0.0.1:%2$d ssl;
            root %3$s;
            ssl_certificate %4$s;
            ssl_certificate_key %5$s;
            ssl_verify_client on;
            ssl_client_certificate %6$s;
          }
        }
        """
            .formatted(
                directory,
                port,
                files,
                certificates.certificate(),
                certificates.key(),
                certificates.authority()));
    Peer nginx =
        Peer.start(
            directory,
            List.of(
                Peer.find("nginx").orElseThrow().toString(),
                "-p",
                directory.toString(),
                "-c",
                directory.resolve("nginx.conf").toString()));
    nginx.awaitPort(port);
    return nginx;
  }

  @Test
  void theCertificatesOfBothSidesAreVerified() throws Exception {
    assumeTrue(Peer.find("nginx").isPresent(), "nginx is not installed");
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    TestCertificates certificates = TestCertificates.make("DNS:localhost,IP:127.0.0.1");
    Path authority = certificates.authority();
    for (String line :
        List.of(
            "req -newkey rsa:2048 -nodes -keyout phone.key -out phone.csr -subj /CN=00908f010203",
            "x509 -req -in phone.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out phone.pem -days 2")) {
      Peer.run(authority.getParent(), List.of(("openssl " + line).split(" ")));
    }
    int port = FreePort.any();
    String url = "https://127.0.0.1:" + port + "/phone.cfg";
    try (Peer nginx = nginx(port, certificates, files("Reception"));
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                QUIET + "provisioning/configuration/url=" + url + "\n")) {
      assertTrue(nginx.isAlive(), nginx.output());
      String stranger = phone.tryExec("provision now").output();
      assertTrue(stranger.contains("certificate is not trusted"), stranger);
      phone.exec("config set security/ca_certificate/0/uri=" + authority);
      String unknown = phone.tryExec("provision now").output();
      assertTrue(unknown.contains("the server answers 400"), unknown);
      phone.exec(
          "config set security/autoupdate_certificate_uri="
              + authority.resolveSibling("phone.pem")
              + " security/autoupdate_private_key_uri="
              + authority.resolveSibling("phone.key"));
      String taken = phone.exec("provision now");
      assertTrue(taken.contains("in force"), taken);
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "Reception");
    }
  }

  @Test
  void aFileComesByFtp() throws Exception {
    assumeTrue(Peer.find("vsftpd").isPresent(), "vsftpd is not installed");
    assumeTrue(
        "root".equals(System.getProperty("user.name")), "vsftpd wants to be started by root");
    Path files = files("Gate");
    Files.createDirectories(directory.resolve("empty"));
    int port = FreePort.any();
    Path config = directory.resolve("vsftpd.conf");
    Files.writeString(
        config,
        """
        listen=YES
        listen_ipv6=NO
        listen_address=127.0.0.1
        listen_port=%d
        background=NO
        anonymous_enable=YES
        local_enable=NO
        anon_root=%s
        ftp_username=daemon
        nopriv_user=nobody
        secure_chroot_dir=%s/empty
        seccomp_sandbox=NO
        isolate=NO
        isolate_network=NO
        """
            .formatted(port, files, directory));
    try (Peer vsftpd =
            Peer.start(
                directory,
                List.of(Peer.find("vsftpd").orElseThrow().toString(), config.toString()));
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                QUIET
                    + "provisioning/configuration/url=ftp://127.0.0.1:"
                    + port
                    + "/phone.cfg\n")) {
      vsftpd.awaitPort(port);
      String told = phone.exec("provision now");
      assertTrue(told.contains("in force"), told);
      assertFalse(told.contains("offhook@"), told);
      phone.awaitOutput(Exchange.SOON, "config get voip/line/2/description", "Gate");
    }
  }
}
