package org.offhook.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the model of an image allows and presets: limits as {@code path=spec} (a range {@code a-b}
 * of numbers, or of indexes when the path ends in {@code {n}}; or words {@code A|B}), defaults as
 * {@code path=value}.
 *
 * @param model name for messages
 * @param limits spec by path
 * @param defaults value by path
 */
record ModelFacts(String model, Map<String, String> limits, Map<String, String> defaults) {
  static final ModelFacts NONE = new ModelFacts("", Map.of(), Map.of());

  static ModelFacts of(String model, Collection<String> limits, Collection<String> defaults) {
    return new ModelFacts(model, pairs(limits), pairs(defaults));
  }

  /** Of the configuration {@code org.offhook.model}. */
  static ModelFacts of(Map<String, Object> facts) {
    return of(
        String.valueOf(facts.getOrDefault("model", "")),
        words(facts.get("limits")),
        words(facts.get("defaults")));
  }

  private static List<String> words(Object value) {
    if (value instanceof String[] array) {
      return List.of(array);
    }
    return value instanceof String text ? List.of(text) : List.of();
  }

  private static Map<String, String> pairs(Collection<String> lines) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        pairs.put(line.substring(0, equals).trim(), line.substring(equals + 1).trim());
      }
    }
    return pairs;
  }

  /** The highest and lowest index of a definition on this model. */
  Range indexes(Definition definition) {
    Range own = new Range(definition.first(), definition.last());
    int end = definition.path().indexOf(Definition.INDEX) + Definition.INDEX.length();
    String spec = limits.get(definition.path().substring(0, end));
    return spec == null ? own : Range.parse(spec).map(own::and).orElse(own);
  }

  /** The range this model allows for a number, where it says so. */
  Optional<Range> range(Definition definition, int index) {
    return limit(definition, index).flatMap(Range::parse);
  }

  /** The words this model allows, where it says so. */
  Optional<List<String>> words(Definition definition, int index) {
    return limit(definition, index)
        .filter(spec -> Range.parse(spec).isEmpty())
        .map(spec -> Stream.of(spec.split("\\|")).map(String::trim).toList());
  }

  /** What this model says the default is, if it says so. */
  Optional<String> preset(Definition definition, int index) {
    if (defaults.isEmpty()) {
      return Optional.empty();
    }
    String own = defaults.get(definition.at(Math.max(index, 0)));
    return Optional.ofNullable(own == null ? defaults.get(definition.path()) : own);
  }

  /** Whether this model says anything about what a parameter may be. */
  boolean restricts(Definition definition, int index) {
    return limit(definition, index).isPresent();
  }

  /** What is said of one index counts before what is said of all. */
  private Optional<String> limit(Definition definition, int index) {
    String own = index < 0 ? null : limits.get(definition.at(index));
    return Optional.ofNullable(own == null ? limits.get(definition.path()) : own);
  }

  /** A closed range of whole numbers. */
  record Range(long low, long high) {
    static Optional<Range> parse(String spec) {
      String[] ends = spec.split("(?<=\\d)-", 2);
      try {
        return ends.length == 2
            ? Optional.of(new Range(Long.parseLong(ends[0]), Long.parseLong(ends[1])))
            : Optional.empty();
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    Range and(Range other) {
      return new Range(Math.max(low, other.low), Math.min(high, other.high));
    }

    boolean holds(long value) {
      return value >= low && value <= high;
    }

    @Override
    public String toString() {
      return low + "-" + high;
    }
  }
}
