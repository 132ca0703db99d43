package org.offhook.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which definition claims a path. Immutable; a bundle that comes or goes makes a new one. */
final class Catalogue {
  static final Catalogue EMPTY = new Catalogue(List.of());
  private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d{1,4}(?=/|$)");

  private final List<Definition> definitions;
  private final Map<String, Definition> byPath = new HashMap<>();

  Catalogue(Collection<Definition> definitions) {
    this.definitions = List.copyOf(definitions);
    for (Definition definition : definitions) {
      byPath.putIfAbsent(definition.path(), definition);
      definition.aliases().forEach(alias -> byPath.putIfAbsent(alias, definition));
    }
  }

  List<Definition> definitions() {
    return definitions;
  }

  /**
   * A path, claimed.
   *
   * @param definition who claims it
   * @param index the number in place of {@code {n}}, or -1
   */
  record Claim(Definition definition, int index) {
    String path() {
      return definition.at(index);
    }
  }

  /** Who claims a path as written, at any index; empty when nobody does. */
  Optional<Claim> claim(String path) {
    Definition plain = byPath.get(path);
    if (plain != null && !plain.indexed()) {
      return Optional.of(new Claim(plain, -1));
    }
    Matcher number = NUMBER.matcher(path);
    while (number.find()) {
      String template =
          path.substring(0, number.start()) + Definition.INDEX + path.substring(number.end());
      Definition indexed = byPath.get(template);
      if (indexed != null) {
        return Optional.of(new Claim(indexed, Integer.parseInt(number.group())));
      }
    }
    return Optional.empty();
  }
}
