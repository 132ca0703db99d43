package org.offhook.fetch.http;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * How HTTPS is spoken.
 *
 * @param sockets made with our certificate and our authorities
 * @param verifyName whether a certificate must name the server
 * @param problems what was configured and could not be used, for people; or empty
 */
record Tls(SSLSocketFactory sockets, boolean verifyName, String problems) {
  private static final char[] NO_PASSWORD = {};

  /** With the authorities of the Java runtime alone. */
  static Tls plain() {
    return of(List.of(), List.of(), null, true, true, "");
  }

  /**
   * As configured.
   *
   * @param authorities trusted besides those of the runtime
   * @param chain our own certificate and those above it; may be empty
   * @param key its key, or null
   * @param verify whether a server needs a trusted certificate
   */
  static Tls of(
      List<Certificate> authorities,
      List<Certificate> chain,
      PrivateKey key,
      boolean verify,
      boolean verifyName,
      String problems) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager[] trust = verify ? trusting(authorities) : new TrustManager[] {new Unverified()};
      context.init(key == null ? null : showing(chain, key), trust, null);
      return new Tls(context.getSocketFactory(), verify && verifyName, problems);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java runtime has no TLS", e);
    }
  }

  void on(HttpURLConnection connection) {
    if (connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(sockets);
      if (!verifyName) {
        https.setHostnameVerifier((name, session) -> true);
      }
    }
  }

  private static TrustManager[] trusting(List<Certificate> more)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int number = 0;
    for (Certificate one : authorities(null)) {
      store.setCertificateEntry("runtime-" + number++, one);
    }
    for (Certificate one : more) {
      store.setCertificateEntry("configured-" + number++, one);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static List<? extends Certificate> authorities(KeyStore store)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
        .toList();
  }

  private static KeyManager[] showing(List<Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry("phone", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    return store;
  }
}
