package org.offhook.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.offhook.api.sip.KeyAgreement.Agreed;
import org.offhook.api.sip.Secret;

/**
 * Answer to a challenge (RFC 7616 section 3.4).
 *
 * @param challenge what was asked
 * @param user user name
 * @param password what stands in the place of a password, as bytes, and what goes with it
 * @param cnonce our nonce
 * @param count how often the server's nonce was used, this time included
 */
record DigestResponse(
    DigestChallenge challenge, String user, Agreed password, String cnonce, int count) {

  /** With a configured password. */
  DigestResponse(DigestChallenge challenge, String user, Secret secret, String cnonce, int count) {
    this(challenge, user, configured(secret), cnonce, count);
  }

  /** A configured password as bytes. */
  static Agreed configured(Secret secret) {
    return new Agreed(secret.reveal().getBytes(StandardCharsets.UTF_8), "");
  }

  /** The value of the Authorization or Proxy-Authorization header. */
  String header(String method, String uri, String body) {
    StringBuilder text = new StringBuilder(300);
    text.append("Digest username=").append(Text.quoted(user));
    text.append(", realm=").append(Text.quoted(challenge.realm()));
    text.append(", nonce=").append(Text.quoted(challenge.nonce()));
    text.append(", uri=\"").append(uri).append('"');
    text.append(", response=\"").append(response(method, uri, body)).append('"');
    if (!challenge.algorithm().isEmpty()) {
      text.append(", algorithm=").append(challenge.algorithm());
    }
    if (!challenge.opaque().isEmpty()) {
      text.append(", opaque=").append(Text.quoted(challenge.opaque()));
    }
    if (!challenge.qop().isEmpty() || DigestAlgorithm.isSession(challenge.algorithm())) {
      text.append(", cnonce=\"").append(cnonce).append('"');
    }
    if (!challenge.qop().isEmpty()) {
      text.append(", qop=").append(challenge.qop()).append(", nc=").append(nc());
    }
    if (!password.token().isEmpty()) {
      text.append(", auts=").append(Text.quoted(password.token()));
    }
    return text.toString();
  }

  /** The response itself, in hexadecimal. */
  String response(String method, String uri, String body) {
    DigestAlgorithm hash = DigestAlgorithm.of(challenge.algorithm()).orElseThrow();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes((user + ":" + challenge.realm() + ":").getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(password.password());
    String a1 = hash.hash(whole.toByteArray());
    if (DigestAlgorithm.isSession(challenge.algorithm())) {
      a1 = hash.hash(a1 + ":" + challenge.nonce() + ":" + cnonce);
    }
    String a2 = method + ":" + uri;
    if (challenge.qop().equals("auth-int")) {
      a2 += ":" + hash.hash(body);
    }
    String middle =
        challenge.qop().isEmpty() ? "" : ":" + nc() + ":" + cnonce + ":" + challenge.qop();
    return hash.hash(a1 + ":" + challenge.nonce() + middle + ":" + hash.hash(a2));
  }

  private String nc() {
    return String.format("%08x", count);
  }
}
