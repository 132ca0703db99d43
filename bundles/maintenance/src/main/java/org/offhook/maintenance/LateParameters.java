package org.offhook.maintenance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;

/** The parameters that act only when the phone starts, and what they were then. */
final class LateParameters {
  private final List<Pattern> patterns;
  private final Map<String, String> atStart;

  private LateParameters(List<Pattern> patterns, Map<String, String> atStart) {
    this.patterns = patterns;
    this.atStart = atStart;
  }

  /**
   * As they are now.
   *
   * @param paths their paths, with blanks between; {@code *} stands for any text
   */
  static LateParameters of(String paths, List<Assignment> now) {
    List<Pattern> patterns =
        Pattern.compile("\\s+")
            .splitAsStream(paths.strip())
            .filter(path -> !path.isEmpty())
            .map(path -> Pattern.compile(("\\Q" + path + "\\E").replace("*", "\\E.*\\Q")))
            .toList();
    return new LateParameters(patterns, late(patterns, now));
  }

  private static Map<String, String> late(List<Pattern> patterns, List<Assignment> now) {
    Map<String, String> late = new TreeMap<>();
    for (Assignment line : now) {
      if (patterns.stream().anyMatch(pattern -> pattern.matcher(line.path()).matches())) {
        late.put(line.path(), line.value());
      }
    }
    return late;
  }

  /** Those that are another now, in order; one that is what it was again is not among them. */
  Set<String> waiting(List<Assignment> now) {
    Map<String, String> later = late(patterns, now);
    Set<String> changed = new TreeSet<>(later.keySet());
    changed.addAll(atStart.keySet());
    changed.removeIf(path -> atStart.getOrDefault(path, "").equals(later.getOrDefault(path, "")));
    return changed;
  }

  /** The same, where these were acted on besides. */
  LateParameters after(Set<String> done, List<Assignment> now) {
    Map<String, String> known = new TreeMap<>(atStart);
    Map<String, String> later = late(patterns, now);
    for (String path : done) {
      known.remove(path);
      if (later.containsKey(path)) {
        known.put(path, later.get(path));
      }
    }
    return new LateParameters(patterns, known);
  }
}
