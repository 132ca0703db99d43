package org.offhook.ringing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the caller's side says about the ring (RFC 3261 section 20.4): {@code
 * <http://127.0.0.1/Bellcore-dr2>}, {@code info=alert-external}, {@code <http://x>;info=ring3},
 * {@code <urn:alert:source:internal>} (RFC 7462), or the name of a tone.
 *
 * @param text all values in one, for rules to look into
 * @param words the words that may name a tone, in order
 */
record AlertInfo(String text, List<String> words) {
  private static final Pattern BELLCORE = Pattern.compile("(?:bellcore-)?dr([1-5])");
  private static final String WORD_ENDS = "[\\s<>;,=/\"']+";
  private static final int MOST_CHARACTERS = 1000;

  private static final List<Cadence> DISTINCTIVE =
      List.of(
          Cadence.STANDARD,
          Cadence.again(800, 400, 800, 4000),
          Cadence.again(400, 200, 400, 200, 800, 4000),
          Cadence.again(300, 200, 1000, 200, 300, 4000),
          Cadence.once(500));

  /** Kinds of call, by the number of the distinctive cadence that servers commonly give them. */
  private static final Map<String, Integer> KINDS =
      Map.of(
          "alert-internal", 2,
          "alert-external", 3,
          "alert-group", 4,
          "alert-priority", 4,
          "urn:alert:source:internal", 2,
          "urn:alert:source:external", 3,
          "urn:alert:priority:high", 4);

  /** Looks at the values of the header. */
  static AlertInfo of(List<String> headers) {
    String all = String.join(", ", headers);
    String text = all.substring(0, Math.min(MOST_CHARACTERS, all.length()));
    List<String> words = new ArrayList<>();
    for (String word : text.split(WORD_ENDS)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return new AlertInfo(text, List.copyOf(words));
  }

  /** Whether a configured text is in it; letter case does not count. */
  boolean says(String wanted) {
    return !wanted.isBlank()
        && text.toLowerCase(Locale.ROOT).contains(wanted.strip().toLowerCase(Locale.ROOT));
  }

  /** The cadence it asks for. */
  Optional<Cadence> cadence() {
    for (String word : words) {
      String small = word.toLowerCase(Locale.ROOT);
      Matcher matcher = BELLCORE.matcher(small);
      Integer number = matcher.matches() ? Integer.valueOf(matcher.group(1)) : KINDS.get(small);
      if (number != null) {
        return Optional.of(DISTINCTIVE.get(number - 1));
      }
    }
    return Optional.empty();
  }
}
