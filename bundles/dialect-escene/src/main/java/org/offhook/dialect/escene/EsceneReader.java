package org.offhook.dialect.escene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Reading;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;

/** One settings file, as parameters. For one use. */
final class EsceneReader {
  static final String OWN = "escene/";
  static final String OURS = "offhooks";
  private static final int LONGEST = 4000;

  private final Mapping mapping;
  private final String source;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  EsceneReader(Mapping mapping, String source) {
    this.mapping = mapping;
    this.source = source;
  }

  Reading read(byte[] bytes) throws IOException {
    for (XmlValues.Element element : XmlValues.of(source, bytes)) {
      if (element.path().get(0).equals(OURS)) {
        ours(element);
      } else {
        element.values().forEach((name, value) -> attribute(element, name, value));
      }
    }
    return new Reading(List.copyOf(assignments), List.copyOf(problems));
  }

  private void ours(XmlValues.Element element) {
    Map<String, String> values = element.values();
    if (values.containsKey("path")) {
      add(element, values.get("path").strip(), values.getOrDefault("value", ""));
    }
  }

  private void attribute(XmlValues.Element element, String name, String value) {
    List<String> path = element.path();
    Optional<Rule> rule = Optional.empty();
    int number = 0;
    if (path.size() == 3) {
      number = Integer.parseInt(path.get(2));
      String kind = path.get(0) + "/" + path.get(1);
      rule = mapping.attribute(kind, number, name);
      if (name.equals("id") && value.equals(path.get(2)) && mapping.numbered(kind)) {
        return;
      }
    }
    Optional<String> ours = rule.flatMap(found -> found.ours(value));
    if (ours.isPresent()) {
      mapped(element, rule.get().path(number), ours.get());
    } else {
      add(element, OWN + String.join("/", path) + "/" + name, value);
    }
  }

  private void mapped(XmlValues.Element element, String path, String value) {
    if (!path.endsWith("/proxy_address")) {
      add(element, path, value);
      return;
    }
    Host host = Host.parse(value.strip());
    add(element, path, host.name());
    if (!host.port().isEmpty()) {
      add(element, path.replace("/proxy_address", "/proxy_port"), host.port());
    }
  }

  /** A value becomes a line: nothing may end it early. */
  private void add(XmlValues.Element element, String path, String value) {
    boolean line =
        path.chars().noneMatch(c -> c == '=' || Character.isISOControl(c))
            && value.chars().noneMatch(c -> c != '\t' && Character.isISOControl(c))
            && value.indexOf('\u2028') < 0
            && value.indexOf('\u2029') < 0;
    if (line && !path.isEmpty() && path.length() + value.length() <= LONGEST) {
      assignments.add(new Assignment(element.line(), path, value.strip()));
      return;
    }
    String shown = path.length() > 80 ? path.substring(0, 80) + "..." : path;
    problems.add(
        new Problem(
            Kind.INVALID,
            source,
            element.line(),
            shown.replaceAll("\\p{Cc}", "?"),
            "",
            "one line of text of at most " + LONGEST + " characters"));
  }
}
