package org.offhook.sip;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Believes a server whose chain one of the authorities signed, and whose name was asked for. */
final class ServerTrust extends X509ExtendedTrustManager {
  private final Supplier<List<X509TrustManager>> source;
  private List<X509TrustManager> authorities;
  private final ExpectedNames expected;
  private final boolean verifyName;

  /**
   * Not yet with any authorities.
   *
   * @param source reads them when the first server is looked at: a phone without TLS has no use for
   *     them, and starts quicker
   * @param verifyName true when the certificate must carry a name that is expected
   */
  ServerTrust(Supplier<List<X509TrustManager>> source, ExpectedNames expected, boolean verifyName) {
    this.source = source;
    this.expected = expected;
    this.verifyName = verifyName;
  }

  private synchronized List<X509TrustManager> authorities() {
    if (authorities == null) {
      authorities = List.copyOf(source.get());
    }
    return authorities;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
    InetSocketAddress peer = new InetSocketAddress(socket.getInetAddress(), socket.getPort());
    List<String> names = expected.at(peer);
    if (verifyName && names.stream().noneMatch(n -> CertificateIdentity.covers(chain[0], n))) {
      throw new CertificateException(
          "the certificate names "
              + CertificateIdentity.identities(chain[0])
              + ", expected "
              + names);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    CertificateException last = new CertificateException("no authority is trusted");
    for (X509TrustManager authority : authorities()) {
      try {
        authority.checkServerTrusted(chain, type);
        return;
      } catch (CertificateException e) {
        last = e;
      }
    }
    throw last;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("servers are verified on sockets only");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("connections are opened by the phone only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    List<X509Certificate> issuers = new ArrayList<>();
    authorities().forEach(authority -> issuers.addAll(List.of(authority.getAcceptedIssuers())));
    return issuers.toArray(X509Certificate[]::new);
  }
}
