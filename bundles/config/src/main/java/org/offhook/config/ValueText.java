package org.offhook.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns the text of a value into its canonical text and into what a component gets. */
final class ValueText {
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on", "enabled", "enable");
  private static final Set<String> FALSE = Set.of("0", "false", "no", "off", "disabled", "disable");

  private final Definition definition;
  private final int index;
  private final ModelFacts model;
  private final Secrets secrets;

  ValueText(Definition definition, int index, ModelFacts model, Secrets secrets) {
    this.definition = definition;
    this.index = index;
    this.model = model;
    this.secrets = secrets;
  }

  /** The canonical text, or empty when the text is not allowed. */
  Optional<String> canonical(String text) {
    Optional<String> own =
        switch (definition.type()) {
          case BOOLEAN -> bool(text);
          case INTEGER -> number(text).map(String::valueOf);
          case ENUMERATION -> word(definition.allowed(), text);
          case TEXT -> Optional.of(text);
          case SECRET -> secrets.plain(text).isPresent() ? Optional.of(text) : Optional.empty();
        };
    Optional<List<String>> words = model.words(definition, index);
    return words.isEmpty() ? own : own.flatMap(canonical -> ofModel(words.get(), canonical));
  }

  private Optional<String> ofModel(List<String> words, String canonical) {
    return word(words, canonical).map(word -> definition.allowed().isEmpty() ? word : canonical);
  }

  /** What Config Admin gets for a canonical text. */
  Object typed(String canonical) {
    return switch (definition.type()) {
      case BOOLEAN -> canonical.equals("1");
      case INTEGER ->
          definition.wide() ? (Object) Long.valueOf(canonical) : Integer.valueOf(canonical);
      case ENUMERATION, TEXT -> canonical;
      case SECRET -> secrets.plain(canonical).orElseThrow();
    };
  }

  /** What would have been accepted instead of a text, in words. */
  String expected(String text) {
    String where = model.restricts(definition, index) ? " on the " + model.model() : "";
    Optional<List<String>> words = model.words(definition, index);
    if (words.isPresent() && definition.allowed().isEmpty()) {
      return "one of " + String.join(", ", words.get()) + where;
    }
    return switch (definition.type()) {
      case BOOLEAN -> "0 or 1";
      case INTEGER -> "a whole number" + bounds() + where;
      case ENUMERATION -> "one of " + String.join(", ", allowed()) + where;
      case TEXT -> "text";
      case SECRET -> "plain text or " + secrets.expected(text);
    };
  }

  /** The words that the definition and the model both allow. */
  List<String> allowed() {
    return model
        .words(definition, index)
        .map(words -> definition.allowed().isEmpty() ? words : both(words))
        .orElse(definition.allowed());
  }

  private List<String> both(List<String> words) {
    return definition.allowed().stream().filter(one -> word(words, one).isPresent()).toList();
  }

  private String bounds() {
    Optional<Long> low = low();
    Optional<Long> high = high();
    if (low.isPresent() && high.isPresent()) {
      return " from " + low.get() + " to " + high.get();
    }
    return low.map(least -> " of at least " + least)
        .or(() -> high.map(most -> " of at most " + most))
        .orElse("");
  }

  /** The lowest number allowed, if bounded. */
  Optional<Long> low() {
    Optional<Long> own = definition.min();
    return model
        .range(definition, index)
        .map(range -> Math.max(range.low(), own.orElse(range.low())))
        .or(() -> own);
  }

  /** The highest number allowed, if bounded. */
  Optional<Long> high() {
    Optional<Long> own = definition.max();
    return model
        .range(definition, index)
        .map(range -> Math.min(range.high(), own.orElse(range.high())))
        .or(() -> own);
  }

  private static Optional<String> bool(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    if (TRUE.contains(word)) {
      return Optional.of("1");
    }
    return FALSE.contains(word) ? Optional.of("0") : Optional.empty();
  }

  private Optional<Long> number(String text) {
    try {
      boolean hex = definition.hex() && text.toLowerCase(Locale.ROOT).startsWith("0x");
      long value = hex ? Long.parseUnsignedLong(text, 2, text.length(), 16) : Long.parseLong(text);
      boolean fits = definition.wide() || value == (int) value;
      return fits && value >= low().orElse(value) && value <= high().orElse(value)
          ? Optional.of(value)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Words are compared without case, blanks and underscores: screens and files spell them apart.
   */
  private static Optional<String> word(List<String> words, String text) {
    String wanted = plain(text);
    return words.stream().filter(word -> plain(word).equals(wanted)).findFirst();
  }

  private static String plain(String word) {
    return word.replaceAll("[\\s_]", "").toUpperCase(Locale.ROOT);
  }
}
