package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Kamailio;
import org.offhook.testkit.peer.KamailioSetup;
import org.offhook.testkit.peer.TestCertificates;
import org.offhook.testkit.phone.PhoneProcess;

/** A kamailio with two users: the phone is 100, baresip is 200. */
final class Exchange implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(30);
  static final String SECRET = "s3cret-of-100";

  private final Kamailio kamailio;
  private final TestCertificates certificates;
  private final String domain;

  private Exchange(Kamailio kamailio, String domain, TestCertificates certificates) {
    this.kamailio = kamailio;
    this.domain = domain;
    this.certificates = certificates;
  }

  static Exchange open() throws IOException, InterruptedException {
    assumeTrue(Kamailio.isInstalled(), "kamailio is not installed");
    Map<String, String> users = new HashMap<>(Map.of("100", SECRET, "200", "two", "300", "three"));
    return new Exchange(Kamailio.start(KamailioSetup.of("127.0.0.1", users)), "127.0.0.1", null);
  }

  static Exchange openWithTls() throws IOException, InterruptedException {
    assumeTrue(Kamailio.isInstalled(), "kamailio is not installed");
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    TestCertificates certificates = TestCertificates.make("DNS:localhost");
    KamailioSetup setup = KamailioSetup.of("localhost", Map.of("100", SECRET)).with(certificates);
    return new Exchange(Kamailio.start(setup), "localhost", certificates);
  }

  Kamailio kamailio() {
    return kamailio;
  }

  /** Configuration of a phone that is user 100 here. */
  String configuration(String transport, String... more) throws IOException {
    int port = transport.equals("TLS") ? kamailio.tlsPort() : kamailio.port();
    String trust =
        certificates == null ? "" : "offhook/sip/tls/trust_file=" + certificates.authority() + "\n";
    return """
        voip/line/0/enabled=1
        voip/line/0/id=100
        voip/line/0/auth_name=100
        voip/line/0/auth_password=%s
        voip/signalling/sip/proxy_address=%s
        voip/signalling/sip/proxy_port=%d
        voip/signalling/sip/transport_protocol=%s
        voip/signalling/sip/port=%d
        voip/media/media_port=%d
        offhook/audio/device=silence
        %s%s
        """
        .formatted(
            SECRET,
            domain,
            port,
            transport,
            FreePort.any(),
            20_000 + 2 * (FreePort.any() % 10_000),
            trust,
            String.join("\n", more));
  }

  /** Configuration of a phone that registers here and places its calls through another port. */
  String behind(int proxy, String... more) throws IOException {
    return configuration(
        "UDP",
        "voip/signalling/sip/proxy_port=" + proxy,
        "voip/signalling/sip/sip_registrar/enabled=1",
        "voip/signalling/sip/sip_registrar/addr=127.0.0.1",
        "voip/signalling/sip/sip_registrar/port=" + kamailio.port(),
        String.join("\n", more));
  }

  /** A baresip that is user 200 here, and answers by itself. */
  Baresip baresip(String codec, Path plays) throws IOException, InterruptedException {
    return baresip("200", "two", codec, plays);
  }

  /** A second one, user 300. */
  Baresip third(String codec, Path plays) throws IOException, InterruptedException {
    return baresip("300", "three", codec, plays);
  }

  private Baresip baresip(String user, String password, String codec, Path plays)
      throws IOException, InterruptedException {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    BaresipConfig config =
        BaresipConfig.user(user, password, "127.0.0.1:" + kamailio.port())
            .answering()
            .codecs(codec)
            .playing(plays);
    Baresip baresip = Baresip.start(config);
    baresip.awaitRegistered();
    return baresip;
  }

  static void awaitRegistered(PhoneProcess phone) throws IOException {
    phone.awaitOutput(SOON, "lines", " REGISTERED ");
  }

  /** Lets a conversation go on: sound takes its time, and nobody tells when it has been heard. */
  static void talk(double seconds) throws InterruptedException {
    new CountDownLatch(1).await((long) (seconds * 1000), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    kamailio.close();
  }
}
