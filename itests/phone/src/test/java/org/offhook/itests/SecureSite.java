package org.offhook.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.TestCertificates;

/**
 * What nginx is told of a site that is served by HTTPS.
 *
 * @param certificates the server's, and the authority of its clients
 * @param files what it serves
 */
record SecureSite(TestCertificates certificates, Path files) {

  /** Serves the files at a port. */
  String on(int port) {
    return "listen %d ssl; root %s; ssl_certificate %s; ssl_certificate_key %s; "
        .formatted(port, files, certificates.certificate(), certificates.key());
  }

  /** Takes nobody without a certificate of the same authority. */
  String asksForCertificates() {
    return "ssl_client_certificate %s; ssl_verify_client on; ".formatted(certificates.authority());
  }

  /** Takes nobody without this password. */
  String asksForPassword(Path directory, String user, String password)
      throws IOException, InterruptedException {
    String openssl = Peer.find("openssl").orElseThrow().toString();
    String hash = Peer.run(directory, List.of(openssl, "passwd", "-apr1", password)).strip();
    Path users = Files.writeString(directory.resolve("users"), user + ":" + hash + "\n");
    return "auth_basic phones; auth_basic_user_file %s; ".formatted(users);
  }

  /** Configuration of the phone that has this hardware address, with a certificate of its own. */
  static String forPhone(TestCertificates certificates, String hardwareAddress)
      throws IOException, InterruptedException {
    TestCertificates own = certificates.client(hardwareAddress.replace(":", ""));
    return """
        security/ca_certificate/0/uri=%s
        security/autoupdate_certificate_uri=%s
        security/autoupdate_private_key_uri=%s
        """
        .formatted(certificates.authority(), own.certificate(), own.key());
  }
}
