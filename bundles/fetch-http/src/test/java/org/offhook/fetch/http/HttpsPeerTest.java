package org.offhook.fetch.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.Fetched;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.TestCertificates;

/** Against nginx, with certificates of an authority made for the test. */
class HttpsPeerTest {
  @TempDir static Path directory;
  private static final byte[] BYTES = new byte[200_000];
  private static int open;
  private static int other;
  private static int mutual;
  private static int plain;
  private static TestCertificates certificates;
  private static Peer nginx;
  private final VirtualTime time = new VirtualTime();
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();

  @BeforeAll
  static void serve() throws Exception {
    assumeTrue(Peer.find("nginx").isPresent(), "nginx is not installed");
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    open = FreePort.any();
    other = FreePort.any();
    mutual = FreePort.any();
    plain = FreePort.any();
    certificates = TestCertificates.make("DNS:localhost,IP:127.0.0.1");
    TestCertificates unknown = TestCertificates.make("DNS:localhost,IP:127.0.0.1");
    Path home = certificates.authority().getParent();
    openssl(
        home,
        "req -newkey rsa:2048 -nodes -keyout phone.key -out phone.csr -subj /CN=00908f01020a",
        "x509 -req -in phone.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out phone.pem -days 2",
        "pkcs8 -topk8 -in phone.key -passout pass:geheim -out locked.key",
        "pkey -in phone.key -traditional -out old.key",
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout curve.key -out curve.csr -subj /CN=curve",
        "x509 -req -in curve.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out curve.pem -days 2");
    new Random(3).nextBytes(BYTES);
    Path files = Files.createDirectories(directory.resolve("files/locked"));
    Files.write(files.resolve("phone.img"), BYTES);
    Files.write(files.getParent().resolve("phone.img"), BYTES);
    Files.copy(certificates.authority(), files.getParent().resolve("ca.pem"));
    Files.writeString(directory.resolve("passwords"), "phone:{PLAIN}geheim\n");
    String server =
        "server { listen 127.0.0.1:%1$d ssl; listen 127.0.0.2:%1$d ssl; root %2$s; ssl_certificate %3$s; ssl_certificate_key %4$s; %5$s }\n";
    String root = directory.resolve("files").toString();
    Files.writeString(
        directory.resolve("nginx.conf"),
        """
        daemon off;
        user root;
        pid %1$s/nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          log_format who '$status $request_uri $ssl_client_s_dn $remote_user $http_range';
          access_log %1$s/access.log who;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
        """
                .formatted(directory)
            + server.formatted(
                open,
                root,
                certificates.certificate(),
                certificates.key(),
                "location /locked/ { auth_basic phones; auth_basic_user_file "
                    + directory.resolve("passwords")
                    + "; }")
            + server.formatted(other, root, unknown.certificate(), unknown.key(), "")
            + server.formatted(
                mutual,
                root,
                certificates.certificate(),
                certificates.key(),
                "ssl_verify_client on; ssl_client_certificate " + certificates.authority() + ";")
            + "server { listen 127.0.0.1:%d; root %s; }\n}\n".formatted(plain, root));
    nginx =
        Peer.start(
            directory,
            List.of(
                Peer.find("nginx").orElseThrow().toString(),
                "-p",
                directory.toString(),
                "-c",
                directory.resolve("nginx.conf").toString()));
    long until = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", plain)) {
        return;
      } catch (IOException e) {
        assertTrue(nginx.isAlive() && System.nanoTime() < until, nginx.output());
      }
    }
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
  }

  private static void openssl(Path home, String... lines) throws Exception {
    for (String line : lines) {
      Peer.run(home, List.of(("openssl " + line).split(" ")));
    }
  }

  private static String file(String name) {
    return certificates.authority().resolveSibling(name).toString();
  }

  private HttpFetcher fetcher(Map<String, Object> parameters) {
    return new HttpFetcher(directory.resolve("data"), time, time, Configured.with(parameters));
  }

  private HttpFetcher trusting() {
    return fetcher(Map.of("trustFile", certificates.authority().toString()));
  }

  private static FetchRequest at(String place) {
    return FetchRequest.of(URI.create(place));
  }

  private static FetchRequest image(int port) {
    return at("https://localhost:" + port + "/phone.img");
  }

  private void arrives(HttpFetcher fetcher, FetchRequest request) throws IOException {
    got.reset();
    fetcher.fetch(request, got::write);
    assertArrayEquals(BYTES, got.toByteArray());
    assertEquals(0, time.pending(), "no timer is left");
  }

  private String refused(HttpFetcher fetcher, FetchRequest request) {
    got.reset();
    IOException e = assertThrows(IOException.class, () -> fetcher.fetch(request, got::write));
    assertEquals(0, got.size(), "nothing of what is not believed is taken");
    assertEquals(0, time.pending(), "no timer is left");
    return e.getMessage();
  }

  @Test
  void aServerOfATrustedAuthorityIsBelieved() throws IOException {
    arrives(trusting(), image(open));
    arrives(trusting(), at("https://127.0.0.1:" + open + "/phone.img"));
  }

  @Test
  void aServerOfAnUnknownAuthorityIsRefused() {
    String untrusted = refused(fetcher(Map.of()), image(open));
    assertTrue(untrusted.contains("certificate is not trusted"), untrusted);
    String stranger = refused(trusting(), image(other));
    assertTrue(stranger.contains("certificate is not trusted"), stranger);
    assertTrue(stranger.startsWith("https://localhost:" + other + "/phone.img: "), stranger);
  }

  @Test
  void aServerOfAnotherNameIsRefused() throws IOException {
    FetchRequest wrong = at("https://127.0.0.2:" + open + "/phone.img");
    String why = refused(trusting(), wrong);
    assertTrue(why.contains("certificate names another server"), why);
    String trust = certificates.authority().toString();
    arrives(fetcher(Map.of("trustFile", trust, "verifyName", false)), wrong);
  }

  @Test
  void whoeverIsToldNotToVerifyBelievesAnybody() throws IOException {
    arrives(fetcher(Map.of("verify", false)), image(other));
  }

  @Test
  void authoritiesComeFromFilesAndServers() throws IOException {
    HttpFetcher fetcher = fetcher(Map.of());
    fetcher.bindAuthority(
        new Authority("security/ca_certificate/0/uri", "http://127.0.0.1:" + plain + "/ca.pem"));
    arrives(fetcher, image(open));
    HttpFetcher wrong = fetcher(Map.of());
    wrong.bindAuthority(new Authority("security/ca_certificate/1/uri", "/nowhere/ca.pem"));
    String why = refused(wrong, image(open));
    assertTrue(why.contains("security/ca_certificate/1/uri: /nowhere/ca.pem cannot be used"), why);
    wrong.bindAuthority(
        new Authority("security/ca_certificate/2/uri", "file://" + certificates.authority()));
    arrives(wrong, image(open));
  }

  @Test
  void aCopyServesWhenTheServerOfAnAuthorityIsGone() throws Exception {
    Path copies = directory.resolve("copies");
    String place = "http://127.0.0.1:" + plain + "/ca.pem";
    byte[] authority = Files.readAllBytes(certificates.authority());
    CertificateFiles asked =
        new CertificateFiles(
            copies,
            scheme ->
                java.util.Optional.of(
                    (request, sink) -> {
                      sink.write(authority, 0, authority.length);
                      return new Fetched(true, "", "", authority.length, "");
                    }));
    assertArrayEquals(authority, asked.read(place));
    CertificateFiles alone =
        new CertificateFiles(
            copies,
            scheme ->
                java.util.Optional.of(
                    (request, sink) -> {
                      throw new IOException("gone");
                    }));
    assertArrayEquals(authority, alone.read(place));
    assertEquals(
        "gone", assertThrows(IOException.class, () -> alone.read(place + "2")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"phone.key", "old.key", "locked.key"})
  void theClientCertificateIsShown(String key) throws IOException {
    HttpFetcher fetcher =
        fetcher(
            Map.of(
                "trustFile",
                certificates.authority().toString(),
                "certificate",
                file("phone.pem"),
                "key",
                file(key),
                "_keyPassword",
                "geheim"));
    arrives(fetcher, image(mutual));
    assertTrue(Files.readString(directory.resolve("access.log")).contains("CN=00908f01020a"));
  }

  @Test
  void aKeyOfACurveWillDo() throws IOException {
    arrives(
        fetcher(
            Map.of(
                "trustFile",
                certificates.authority().toString(),
                "certificate",
                file("curve.pem"),
                "key",
                file("curve.key"))),
        image(mutual));
  }

  @Test
  void whoShowsNoCertificateIsRefused() {
    String none = refused(trusting(), image(mutual));
    assertTrue(none.contains("the server answers 400"), none);
    String wrong =
        refused(
            fetcher(
                Map.of(
                    "certificate", file("phone.pem"),
                    "key", file("locked.key"),
                    "_keyPassword", "falsch")),
            image(mutual));
    assertTrue(wrong.contains("security/autoupdate_private_key_uri"), wrong);
    assertTrue(wrong.contains("does not open with this password"), wrong);
    assertFalse(wrong.contains("falsch"), wrong);
  }

  @Test
  void onlyWhoKnowsThePasswordGetsTheFile() throws IOException {
    FetchRequest locked = at("https://localhost:" + open + "/locked/phone.img");
    String none = refused(trusting(), locked);
    assertTrue(none.contains("401: it wants a user name and password"), none);
    String wrong = refused(trusting(), locked.as("phone", "falsch"));
    assertTrue(wrong.contains("401: it refuses the user name or password"), wrong);
    arrives(trusting(), locked.as("phone", "geheim"));
  }

  @Test
  void theSameFileIsNotFetchedAgain() throws IOException {
    HttpFetcher fetcher = trusting();
    Fetched first = fetcher.fetch(image(open), got::write);
    assertTrue(first.modified() && !first.etag().isEmpty() && !first.lastModified().isEmpty());
    got.reset();
    for (FetchRequest again :
        List.of(
            image(open).unless(first.etag(), first.lastModified()),
            image(open).unless(first.etag(), ""),
            image(open).unless("", first.lastModified()))) {
      assertFalse(fetcher.fetch(again, got::write).modified());
    }
    assertEquals(0, got.size());
    assertTrue(fetcher.fetch(image(open).unless("\"other\"", ""), got::write).modified());
    assertTrue(Files.readString(directory.resolve("access.log")).contains("304 /phone.img"));
  }

  @Test
  void anInterruptedFileIsResumedUnlessItChanged() throws IOException {
    HttpFetcher fetcher = trusting();
    Fetched first = fetcher.fetch(image(open), got::write);
    got.reset();
    Fetched rest = fetcher.fetch(image(open).unless(first.etag(), "").from(199_000), got::write);
    assertArrayEquals(Arrays.copyOfRange(BYTES, 199_000, 200_000), got.toByteArray());
    assertEquals(200_000, rest.length());
    arrives(fetcher, image(open).unless("\"another\"", "").from(199_000));
    String log = Files.readString(directory.resolve("access.log"));
    assertTrue(log.contains("206 /phone.img - - bytes=199000-"), log);
  }
}
