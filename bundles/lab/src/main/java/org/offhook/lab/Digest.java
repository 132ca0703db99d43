package org.offhook.lab;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.offhook.api.time.Clock;

/**
 * Digest access authentication as a server (RFC 7616, RFC 8760): SHA-256 and MD5 are offered, in
 * this order. A nonce carries its own time and seal, so none is remembered.
 */
final class Digest {
  /** The realm. */
  static final String REALM = "offhook.lab";

  private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
  private static final Pattern PARAMETER =
      Pattern.compile("([a-zA-Z]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]+))");
  private static final Map<String, String> ALGORITHMS = Map.of("MD5", "MD5", "SHA-256", "SHA-256");

  /** What credentials turn out to be. */
  enum Verdict {
    /** They prove the user. */
    GOOD,
    /** They would, with a fresh nonce. */
    STALE,
    /** They do not, or there are none. */
    BAD
  }

  private final Clock clock;
  private final Users users;
  private final byte[] key = new byte[32];

  Digest(Clock clock, Users users) {
    this.clock = clock;
    this.users = users;
    new SecureRandom().nextBytes(key);
  }

  /**
   * Adds a challenge for each algorithm to a 401 or 407. Users of the lab's own list are asked for
   * MD5 alone: they are foreign phones, and some of those stumble over a challenge that they do not
   * know instead of taking the next one as RFC 8760 wants.
   */
  SipMessage challenge(SipMessage response, String header, boolean stale) {
    String nonce = nonce(clock.now().getEpochSecond());
    for (String algorithm : algorithms(response)) {
      response.add(
          header,
          "Digest realm=\"%s\", nonce=\"%s\", qop=\"auth\", algorithm=%s%s"
              .formatted(REALM, nonce, algorithm, stale ? ", stale=true" : ""));
    }
    return response;
  }

  private List<String> algorithms(SipMessage response) {
    try {
      String from = NameAddress.parse(response.first("From")).uri();
      boolean foreign = users.isListed(SipAddress.parse(from).user());
      return foreign ? List.of("MD5") : List.of("SHA-256", "MD5");
    } catch (BadMessage e) {
      return List.of("SHA-256", "MD5");
    }
  }

  /** The user that a request proves to come from; empty when it proves none. */
  Optional<String> user(SipMessage request, String header) {
    return credentials(request, header)
        .filter(given -> check(request.method, given) == Verdict.GOOD)
        .map(given -> given.getOrDefault("username", ""));
  }

  /** True when only the age of the nonce was wrong. */
  boolean stale(SipMessage request, String header) {
    return credentials(request, header)
        .filter(given -> check(request.method, given) == Verdict.STALE)
        .isPresent();
  }

  private Optional<Map<String, String>> credentials(SipMessage request, String header) {
    return request.all(header).stream()
        .filter(value -> value.regionMatches(true, 0, "Digest ", 0, 7))
        .map(Digest::parse)
        .filter(given -> REALM.equals(given.get("realm")))
        .findFirst();
  }

  private static Map<String, String> parse(String value) {
    Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher matcher = PARAMETER.matcher(value.substring("Digest ".length()));
    while (matcher.find()) {
      String quoted = matcher.group(2);
      given.put(
          matcher.group(1), quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
    }
    return given;
  }

  private Verdict check(String method, Map<String, String> given) {
    String user = given.getOrDefault("username", "");
    String algorithm =
        ALGORITHMS.get(given.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT));
    Optional<String> password = users.password(user);
    if (algorithm == null || password.isEmpty() || !sealed(given.getOrDefault("nonce", ""))) {
      return Verdict.BAD;
    }
    String expected = response(algorithm, user, password.get(), method, given);
    if (!MessageDigest.isEqual(bytes(expected), bytes(given.getOrDefault("response", "")))) {
      return Verdict.BAD;
    }
    return fresh(given.getOrDefault("nonce", "")) ? Verdict.GOOD : Verdict.STALE;
  }

  private static String response(
      String algorithm, String user, String password, String method, Map<String, String> given) {
    String a1 = hash(algorithm, user + ":" + REALM + ":" + password);
    String a2 = hash(algorithm, method + ":" + given.getOrDefault("uri", ""));
    String nonce = given.getOrDefault("nonce", "");
    if (!given.containsKey("qop")) {
      return hash(algorithm, a1 + ":" + nonce + ":" + a2);
    }
    return hash(
        algorithm,
        String.join(
            ":",
            a1,
            nonce,
            given.getOrDefault("nc", ""),
            given.getOrDefault("cnonce", ""),
            given.getOrDefault("qop", ""),
            a2));
  }

  private String nonce(long seconds) {
    String time = Long.toHexString(seconds);
    return time + "-" + seal(time);
  }

  private boolean sealed(String nonce) {
    int dash = nonce.indexOf('-');
    return dash > 0
        && dash < 17
        && MessageDigest.isEqual(
            bytes(seal(nonce.substring(0, dash))), bytes(nonce.substring(dash + 1)));
  }

  private boolean fresh(String nonce) {
    long made = Long.parseLong(nonce.substring(0, nonce.indexOf('-')), 16);
    return Math.abs(clock.now().getEpochSecond() - made) <= NONCE_LIFE.toSeconds();
  }

  private String seal(String time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(time)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static String hash(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
