package org.offhook.sip;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where 3xx answers send us: best first, nothing twice, and not for ever (RFC 3261 8.1.3.4). */
final class Redirects {
  private static final int LIMIT = 10;

  private final Deque<String> left = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  /** Begins with the target called. */
  Redirects(String first) {
    seen.add(canonical(first));
  }

  /** Takes the contacts of a 3xx answer; they come before those still left. */
  void add(List<String> contacts) {
    List<String> ordered =
        contacts.stream()
            .sorted(Comparator.comparingDouble(Redirects::quality))
            .map(Uri::inside)
            .toList();
    ordered.forEach(this::push);
  }

  /** The next one to try. */
  Optional<String> next() {
    return Optional.ofNullable(left.poll());
  }

  private void push(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    boolean sip = lower.startsWith("sip:") || lower.startsWith("sips:") || lower.startsWith("tel:");
    if (sip && seen.size() <= LIMIT && seen.add(canonical(uri))) {
      left.addFirst(uri);
    }
  }

  private static String canonical(String uri) {
    return uri.toLowerCase(Locale.ROOT).split("\\?", 2)[0];
  }

  private static double quality(String contact) {
    int close = contact.indexOf('>');
    String parameters = close < 0 ? contact : contact.substring(close);
    for (String parameter : parameters.split(";")) {
      if (parameter.strip().toLowerCase(Locale.ROOT).startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.strip().substring(2));
        } catch (NumberFormatException e) {
          return 1;
        }
      }
    }
    return 1;
  }
}
