package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A certificate authority made for one test, and a certificate of it.
 *
 * @param authority PEM file to trust
 * @param certificate PEM file of the server, or of who else it is for
 * @param key PEM file of its key
 */
public record TestCertificates(Path authority, Path certificate, Path key) {

  /** True when openssl is there. */
  public static boolean canBeMade() {
    return Peer.find("openssl").isPresent();
  }

  /**
   * Makes them with openssl.
   *
   * @param names subject alternative names as openssl writes them, such as {@code
   *     DNS:example.test,URI:sip:example.test}
   */
  public static TestCertificates make(String names) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("certificates-");
    Files.writeString(directory.resolve("san.cnf"), "subjectAltName=" + names + "\n");
    openssl(
        directory,
        "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=TestAuthority");
    openssl(
        directory,
        "req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=server");
    openssl(
        directory,
        "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile san.cnf");
    return new TestCertificates(
        directory.resolve("ca.pem"),
        directory.resolve("server.pem"),
        directory.resolve("server.key"));
  }

  /**
   * Makes a certificate of the same authority for somebody else.
   *
   * @param name common name, such as the hardware address of a phone
   */
  public TestCertificates client(String name) throws IOException, InterruptedException {
    Path directory = authority.getParent();
    openssl(
        directory,
        "req -newkey rsa:2048 -nodes -keyout %1$s.key -out %1$s.csr -subj /CN=%1$s"
            .formatted(name));
    openssl(
        directory,
        "x509 -req -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out %1$s.pem -days 2"
            .formatted(name));
    return new TestCertificates(
        authority, directory.resolve(name + ".pem"), directory.resolve(name + ".key"));
  }

  private static void openssl(Path directory, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new java.util.ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Peer.run(directory, command);
  }
}
