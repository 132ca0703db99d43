package org.offhook.fetch.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The answer to a challenge: basic (RFC 7617) or digest (RFC 7616).
 *
 * @param challenge what was asked
 * @param user user name
 * @param password secret
 * @param nonce our own, for digest
 */
record Authorization(Challenge challenge, String user, String password, String nonce) {

  /** Value of the header, for getting this. */
  String header(String path) {
    return challenge.scheme().equals("basic")
        ? "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8))
        : digest(path);
  }

  private String digest(String path) {
    String algorithm = challenge.parameter("algorithm");
    boolean withQop = !challenge.parameter("qop").isEmpty();
    boolean session = algorithm.toUpperCase(Locale.ROOT).endsWith("-SESS");
    StringBuilder text = new StringBuilder("Digest username=").append(quoted(user));
    text.append(", realm=").append(quoted(challenge.parameter("realm")));
    text.append(", nonce=").append(quoted(challenge.parameter("nonce")));
    text.append(", uri=").append(quoted(path));
    text.append(", response=\"").append(response(path, withQop, session)).append('"');
    if (!algorithm.isEmpty()) {
      text.append(", algorithm=").append(algorithm);
    }
    if (!challenge.parameter("opaque").isEmpty()) {
      text.append(", opaque=").append(quoted(challenge.parameter("opaque")));
    }
    if (withQop || session) {
      text.append(", cnonce=").append(quoted(nonce));
    }
    return withQop ? text.append(", qop=auth, nc=00000001").toString() : text.toString();
  }

  private String response(String path, boolean withQop, boolean session) {
    String asked = challenge.parameter("nonce");
    String who = hash(user + ":" + challenge.parameter("realm") + ":" + password);
    if (session) {
      who = hash(who + ":" + asked + ":" + nonce);
    }
    String middle = withQop ? ":00000001:" + nonce + ":auth:" : ":";
    return hash(who + ":" + asked + middle + hash("GET:" + path));
  }

  private String hash(String text) {
    boolean sha = challenge.parameter("algorithm").toUpperCase(Locale.ROOT).startsWith("SHA-256");
    try {
      byte[] digest =
          MessageDigest.getInstance(sha ? "SHA-256" : "MD5").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("a digest is missing in this Java runtime", e);
    }
  }

  private static String quoted(String text) {
    return '"' + text.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return challenge.scheme() + " of " + user;
  }
}
