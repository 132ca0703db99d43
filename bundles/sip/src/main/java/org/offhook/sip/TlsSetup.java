package org.offhook.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS as configured: versions from 1.2 on, authorities of the runtime and of a file. */
final class TlsSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TlsSetup.class);

  private final SipConfig config;

  TlsSetup(SipConfig config) {
    this.config = config;
  }

  /** Versions to offer, best first. Those below 1.2 are gone whatever is configured. */
  List<String> versions() {
    List<String> versions = new ArrayList<>(List.of("TLSv1.3", "TLSv1.2"));
    if (config.tlsMethod().equalsIgnoreCase("TLS_1_2")) {
      versions.remove("TLSv1.3");
    }
    for (String refused : config.tlsDisable().toLowerCase(Locale.ROOT).split("\\s+")) {
      String version = refused.replace("tls_1_", "TLSv1.");
      if (versions.size() > 1) {
        versions.remove(version);
      }
    }
    return versions;
  }

  /** The context for all connections. */
  SSLContext context(ExpectedNames expected) {
    try {
      List<X509TrustManager> ofFile =
          config.tlsTrust().isBlank() ? List.of() : ofFile(Path.of(config.tlsTrust().strip()));
      SSLContext context = SSLContext.getInstance("TLS");
      ServerTrust trust = new ServerTrust(() -> withRuntime(ofFile), expected, config.tlsVerify());
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  /** With those of the runtime: more than a hundred certificates, which take their time to read. */
  private static List<X509TrustManager> withRuntime(List<X509TrustManager> ofFile) {
    List<X509TrustManager> all = new ArrayList<>();
    try {
      all.addAll(authorities(null));
    } catch (GeneralSecurityException e) {
      LOG.warn("The authorities of the Java runtime cannot be used: {}", e.toString());
    }
    all.addAll(ofFile);
    return all;
  }

  /** Suites with authenticated encryption, as far as the runtime has them on. */
  static List<String> suites(SSLContext context) {
    return Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
        .filter(suite -> suite.contains("_GCM_") || suite.contains("CHACHA20"))
        .filter(suite -> !suite.contains("_anon_") && !suite.contains("_NULL_"))
        .filter(
            suite ->
                suite.startsWith("TLS_AES")
                    || suite.startsWith("TLS_CHACHA")
                    || suite.startsWith("TLS_ECDHE")
                    || suite.startsWith("TLS_DHE"))
        .toList();
  }

  private static List<X509TrustManager> ofFile(Path file) throws GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, one);
      }
      return authorities(store);
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("offhook/sip/tls/trust_file: {} cannot be used: {}", file, e.toString());
      return List.of();
    }
  }

  private static List<X509TrustManager> authorities(KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .toList();
  }
}
