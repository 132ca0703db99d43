package org.offhook.fetch.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server asks to know who we are (RFC 9110 section 11).
 *
 * @param scheme in lower case: {@code basic} or {@code digest}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  private static final int LONGEST = 8192;
  private static final Pattern PART =
      Pattern.compile(
          "\\G[,\\s]*(?:([A-Za-z0-9_.*-]+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s,\"]+)|([A-Za-z0-9_-]+)(?=\\s|,|$))");

  /** The strongest of those we can answer: digest before basic, later hashes before older ones. */
  static Optional<Challenge> strongest(List<String> headers) {
    return headers.stream()
        .flatMap(header -> read(header).stream())
        .filter(each -> each.strength() >= 0)
        .max(Comparator.comparing(Challenge::strength));
  }

  /** All challenges of a header; what cannot be read ends it. */
  private static List<Challenge> read(String header) {
    List<Challenge> all = new ArrayList<>();
    Matcher part = PART.matcher(header.substring(0, Math.min(header.length(), LONGEST)));
    while (part.find()) {
      if (part.group(3) != null) {
        all.add(new Challenge(part.group(3).toLowerCase(Locale.ROOT), new HashMap<>()));
      } else if (!all.isEmpty()) {
        all.get(all.size() - 1)
            .parameters
            .putIfAbsent(part.group(1).toLowerCase(Locale.ROOT), unquoted(part.group(2)));
      }
    }
    return all;
  }

  private static String unquoted(String text) {
    return text.startsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  private int strength() {
    if (scheme.equals("basic")) {
      return 0;
    }
    boolean usable =
        scheme.equals("digest")
            && !parameter("nonce").isEmpty()
            && (parameter("qop").isEmpty()
                || List.of(parameter("qop").split("[,\\s]+")).contains("auth"));
    return !usable
        ? -1
        : switch (parameter("algorithm").toUpperCase(Locale.ROOT)) {
          case "", "MD5", "MD5-SESS" -> 1;
          case "SHA-256", "SHA-256-SESS" -> 2;
          default -> -1;
        };
  }
}
