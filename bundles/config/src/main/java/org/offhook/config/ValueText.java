package org.offhook.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.config.Parameter.Type;

/** Turns the text of a value into its canonical text and into what a component gets. */
final class ValueText {
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on", "enabled", "enable");
  private static final Set<String> FALSE = Set.of("0", "false", "no", "off", "disabled", "disable");

  private final Definition definition;
  private final ModelFacts model;

  ValueText(Definition definition, ModelFacts model) {
    this.definition = definition;
    this.model = model;
  }

  /** The canonical text, or empty when the text is not allowed. */
  Optional<String> canonical(String text) {
    return switch (definition.type()) {
      case BOOLEAN -> bool(text);
      case INTEGER -> number(text).map(String::valueOf);
      case ENUMERATION -> word(allowed(), text);
      case TEXT ->
          model.words(definition).isPresent()
              ? word(model.words(definition).get(), text)
              : Optional.of(text);
      case SECRET -> Encrypted.looksEncrypted(text) ? Optional.empty() : Optional.of(text);
    };
  }

  /** What Config Admin gets for a canonical text. */
  Object typed(String canonical) {
    return switch (definition.type()) {
      case BOOLEAN -> canonical.equals("1");
      case INTEGER -> Integer.parseInt(canonical);
      case ENUMERATION, TEXT, SECRET -> canonical;
    };
  }

  /** What would have been accepted, in words. */
  String expected() {
    String where = restrictedByModel() ? " on the " + model.model() : "";
    return switch (definition.type()) {
      case BOOLEAN -> "0 or 1";
      case INTEGER -> "a whole number" + bounds() + where;
      case ENUMERATION -> "one of " + String.join(", ", allowed()) + where;
      case TEXT ->
          model.words(definition).map(w -> "one of " + String.join(", ", w) + where).orElse("text");
      case SECRET -> "plain text: no key is configured to decrypt it";
    };
  }

  List<String> allowed() {
    return model
        .words(definition)
        .map(
            words -> words.stream().filter(w -> word(definition.allowed(), w).isPresent()).toList())
        .orElse(definition.allowed());
  }

  private boolean restrictedByModel() {
    return model.limits().containsKey(definition.path());
  }

  private String bounds() {
    long low = low();
    long high = high();
    if (low == Integer.MIN_VALUE && high == Integer.MAX_VALUE) {
      return "";
    }
    if (high == Integer.MAX_VALUE) {
      return " of at least " + low;
    }
    return low == Integer.MIN_VALUE ? " of at most " + high : " from " + low + " to " + high;
  }

  private long low() {
    long own = definition.min().orElse((long) Integer.MIN_VALUE);
    return model.range(definition).map(range -> Math.max(own, range.low())).orElse(own);
  }

  private long high() {
    long own = definition.max().orElse((long) Integer.MAX_VALUE);
    return model.range(definition).map(range -> Math.min(own, range.high())).orElse(own);
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
      long value = hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
      return value >= low() && value <= high() ? Optional.of(value) : Optional.empty();
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

  /** Type, for callers that mask. */
  boolean secret() {
    return definition.type() == Type.SECRET;
  }
}
