package org.offhook.sip;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A challenge (RFC 7616 section 3.3).
 *
 * @param proxy true when a proxy asks (407)
 * @param realm protection space
 * @param nonce the server's nonce
 * @param opaque to be given back; empty when there is none
 * @param algorithm token as written; empty means MD5
 * @param qop {@code auth}, {@code auth-int}, or empty as in RFC 2069
 * @param stale true when only the nonce was too old
 */
record DigestChallenge(
    boolean proxy,
    String realm,
    String nonce,
    String opaque,
    String algorithm,
    String qop,
    boolean stale) {
  private static final int MAX_LENGTH = 4096;
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z0-9_.-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s,]+)");

  /** Reads a challenge; empty when it is not digest, malformed, or nothing we can answer. */
  static Optional<DigestChallenge> parse(boolean proxy, String value) {
    String text = value.strip();
    if (text.length() > MAX_LENGTH || !text.toLowerCase(Locale.ROOT).startsWith("digest ")) {
      return Optional.empty();
    }
    Map<String, String> parameters = parameters(text.substring("digest ".length()));
    String algorithm = parameters.getOrDefault("algorithm", "");
    Optional<String> qop = choose(parameters.get("qop"));
    boolean usable =
        parameters.containsKey("realm")
            && !parameters.getOrDefault("nonce", "").isEmpty()
            && qop.isPresent()
            && DigestAlgorithm.of(algorithm).isPresent();
    return usable
        ? Optional.of(
            new DigestChallenge(
                proxy,
                parameters.get("realm"),
                parameters.get("nonce"),
                parameters.getOrDefault("opaque", ""),
                algorithm,
                qop.get(),
                parameters.getOrDefault("stale", "").equalsIgnoreCase("true")))
        : Optional.empty();
  }

  /** The strongest of several challenges for one realm (RFC 8760 section 2.4). */
  static Optional<DigestChallenge> strongest(List<DigestChallenge> challenges) {
    return challenges.stream()
        .max(Comparator.comparing(c -> DigestAlgorithm.of(c.algorithm()).orElseThrow()));
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      parameters.putIfAbsent(
          matcher.group(1).toLowerCase(Locale.ROOT), Text.unquoted(matcher.group(2)));
    }
    return parameters;
  }

  /** Without qop the old way; of several, auth, as the body is not always ours to hash. */
  private static Optional<String> choose(String offered) {
    if (offered == null) {
      return Optional.of("");
    }
    List<String> tokens =
        Arrays.stream(offered.split(",")).map(s -> s.strip().toLowerCase(Locale.ROOT)).toList();
    if (tokens.contains("auth")) {
      return Optional.of("auth");
    }
    return tokens.contains("auth-int") ? Optional.of("auth-int") : Optional.empty();
  }
}
