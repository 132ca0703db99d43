package org.offhook.fetch.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of the parameters what HTTPS is spoken with. What cannot be used is told and left out. */
final class ConfiguredTls {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTls.class);

  private final HttpConfig config;
  private final CertificateFiles files;
  private final List<String> problems = new ArrayList<>();

  ConfiguredTls(HttpConfig config, CertificateFiles files) {
    this.config = config;
    this.files = files;
  }

  Tls with(List<Authority> authorities) {
    List<Certificate> trusted = new ArrayList<>();
    trusted.addAll(certificates("offhook/provision/tls/trust_file", config.trustFile()));
    for (Authority each : authorities) {
      trusted.addAll(certificates(each.parameter(), each.uri()));
    }
    List<Certificate> chain =
        certificates("security/autoupdate_certificate_uri", config.certificate());
    PrivateKey key = key("security/autoupdate_private_key_uri", config.key());
    boolean usable = key != null && !chain.isEmpty();
    if (!config.verify()) {
      LOG.warn("security/provisioning/verify_server_certificate is off: any server is believed");
    }
    return Tls.of(
        trusted,
        usable ? chain : List.of(),
        usable ? key : null,
        config.verify(),
        config.verifyName(),
        String.join("; ", problems));
  }

  private List<Certificate> certificates(String parameter, String place) {
    if (place == null || place.isBlank()) {
      return List.of();
    }
    try {
      return Pem.certificates(files.read(place.strip()));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      tell(parameter, place, e);
      return List.of();
    }
  }

  private PrivateKey key(String parameter, String place) {
    if (place == null || place.isBlank()) {
      return null;
    }
    try {
      return Pem.key(files.read(place.strip()), config._keyPassword());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      tell(parameter, place, e);
      return null;
    }
  }

  private void tell(String parameter, String place, Exception e) {
    String shown = place.strip().replaceFirst("//[^/@]*@", "//***@");
    String problem = parameter + ": " + shown + " cannot be used: " + e.getMessage();
    problems.add(problem);
    LOG.warn("{}", problem);
  }
}
