package org.offhook.sip;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The SIP domains a certificate speaks for (RFC 5922 section 7). Wildcards count for nothing. */
final class CertificateIdentity {
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  private CertificateIdentity() {}

  /** True when the certificate names this domain (or numeric address). */
  static boolean covers(X509Certificate certificate, String domain) {
    return identities(certificate).contains(domain.toLowerCase(Locale.ROOT));
  }

  /** All names in lower case; the common name only where there is no other. */
  static List<String> identities(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.forEach(name -> add(names, (Integer) name.get(0), name.get(1)));
      }
    } catch (CertificateParsingException e) {
      return List.of();
    }
    return names.isEmpty() ? commonNames(certificate) : names;
  }

  private static void add(List<String> names, int type, Object value) {
    String text = String.valueOf(value).toLowerCase(Locale.ROOT);
    switch (type) {
      case DNS, ADDRESS -> names.add(text);
      case URI -> {
        // A URI with a user part speaks for that user only (RFC 5922 section 7.1).
        if (text.startsWith("sip:") && !text.contains("@")) {
          names.add(text.substring("sip:".length()));
        }
      }
      default -> {
        // Other kinds of names say nothing about SIP.
      }
    }
  }

  private static List<String> commonNames(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(value -> String.valueOf(value).toLowerCase(Locale.ROOT))
              .toList();
    } catch (InvalidNameException e) {
      return List.of();
    }
  }
}
