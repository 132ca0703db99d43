package org.offhook.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  Optional<Range> range(Definition definition) {
    return Optional.ofNullable(limits.get(definition.path())).flatMap(Range::parse);
  }

  /** The words this model allows, where it says so. */
  Optional<List<String>> words(Definition definition) {
    return Optional.ofNullable(limits.get(definition.path()))
        .filter(spec -> Range.parse(spec).isEmpty())
        .map(spec -> List.of(spec.split("\\|")));
  }

  /** The default of a parameter on this model. */
  String defaultText(Definition definition, int index) {
    String preset = defaults.get(definition.at(Math.max(index, 0)));
    if (preset == null) {
      preset = defaults.get(definition.path());
    }
    return preset == null ? definition.defaultText() : preset;
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
