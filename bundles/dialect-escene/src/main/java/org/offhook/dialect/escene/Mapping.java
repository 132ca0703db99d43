package org.offhook.dialect.escene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of attributes and parameters. */
final class Mapping {
  private static final Pattern NUMBER = Pattern.compile("(?<=/)\\d+(?=/)");
  private final Map<String, List<Rule>> byAttribute = new HashMap<>();
  private final Map<String, List<Rule>> byPath = new HashMap<>();

  /**
   * A parameter's place in a file.
   *
   * @param rule line of the table
   * @param number number of the element
   */
  record Place(Rule rule, int number) {}

  Mapping() {
    try (InputStream in = Mapping.class.getResourceAsStream("mapping.tsv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    Rule rule =
        Rule.of(
            cells[0],
            cells[1],
            cells[2],
            cells.length > 3 ? cells[3] : "",
            cells.length > 4 ? cells[4] : "");
    byAttribute
        .computeIfAbsent(rule.element() + "@" + rule.attribute(), key -> new ArrayList<>())
        .add(rule);
    byPath.computeIfAbsent(rule.path(), key -> new ArrayList<>()).add(rule);
  }

  /** True when the elements of this path are told apart by their number. */
  boolean numbered(String element) {
    return byPath.values().stream()
        .flatMap(List::stream)
        .anyMatch(rule -> rule.numbered() && rule.element().equals(element));
  }

  Optional<Rule> attribute(String element, int number, String attribute) {
    return byAttribute.getOrDefault(element + "@" + attribute, List.of()).stream()
        .filter(rule -> rule.isFor(number))
        .findFirst();
  }

  Optional<Place> path(String path) {
    List<Rule> plain = byPath.get(path);
    if (plain != null) {
      return Optional.of(new Place(plain.get(0), plain.get(0).first()));
    }
    Matcher number = NUMBER.matcher(path);
    if (!number.find() || !number.group().matches("0|[1-9]\\d{0,5}")) {
      return Optional.empty();
    }
    int ours = Integer.parseInt(number.group());
    return byPath.getOrDefault(number.replaceFirst("{n}"), List.of()).stream()
        .filter(rule -> rule.isFor(rule.theirs(ours)))
        .findFirst()
        .map(rule -> new Place(rule, rule.theirs(ours)));
  }
}
