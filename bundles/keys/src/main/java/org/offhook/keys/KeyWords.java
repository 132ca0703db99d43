package org.offhook.keys;

import java.util.List;
import java.util.Locale;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;

/** Names of keys as people type them. */
final class KeyWords {
  private static final String USAGE =
      "usage: press N | line N | softkey N | module M N | digit D | NAME [long]";

  private KeyWords() {}

  /**
   * Which key is meant.
   *
   * @throws IllegalArgumentException when the words name none, with what was expected
   */
  static KeyId read(List<String> words, KeyBoard keys) {
    if (words.isEmpty() || words.size() > 3) {
      throw new IllegalArgumentException(USAGE);
    }
    String first = words.get(0);
    if (words.size() == 1) {
      return first.matches("[0-9]{1,3}") ? at(Integer.parseInt(first), keys) : hard(first, keys);
    }
    return switch (first) {
      case "line" -> line(number(words, 2), keys);
      case "softkey" -> SoftkeySets.id(number(words, 2));
      case "module" -> new KeyId(Kind.FUNCTION, number(words, 3), number(words.subList(0, 2), 2));
      case "digit" -> hard(words.get(1), keys);
      default -> hard(String.join("_", words), keys);
    };
  }

  private static int number(List<String> words, int size) {
    if (words.size() != size || !words.get(size - 1).matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(USAGE);
    }
    return Integer.parseInt(words.get(size - 1));
  }

  private static KeyId at(int index, KeyBoard keys) {
    return keys.model()
        .at(index)
        .orElseThrow(
            () ->
                new IllegalArgumentException("this model has no key " + index + "; see: keys all"));
  }

  /** On some models the first programmable keys are the line keys. */
  private static KeyId line(int line, KeyBoard keys) {
    KeyModel model = keys.model();
    return line >= model.lineKeys() && model.accounts().holds(model.accounts().first() + line)
        ? new KeyId(Kind.PROGRAMMABLE, model.accounts().first() + line)
        : new KeyId(Kind.LINE, line);
  }

  private static KeyId hard(String name, KeyBoard keys) {
    List<String> names = keys.model().hardKeys();
    int index = names.indexOf(name.toUpperCase(Locale.ROOT));
    if (index < 0) {
      throw new IllegalArgumentException(
          "this model has no key \"" + name + "\"; it has " + String.join(" ", names));
    }
    return new KeyId(Kind.HARD, index);
  }
}
