package org.offhook.dialect.escene;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.offhook.api.config.Assignment;

/** Parameters, as one settings file. For one use. */
final class EsceneWriter {
  /** What stands in a section or an element. */
  private static final class Node {
    final Map<String, String> values = new LinkedHashMap<>();
    final Map<String, TreeMap<Integer, Node>> children = new LinkedHashMap<>();

    Node child(String name, int number) {
      return children
          .computeIfAbsent(name, key -> new TreeMap<>())
          .computeIfAbsent(number, key -> new Node());
    }
  }

  private final Mapping mapping;
  private final Predicate<String> sectionWanted;
  private final Map<String, Node> sections = new LinkedHashMap<>();
  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final List<Assignment> others = new ArrayList<>();

  EsceneWriter(Mapping mapping, Predicate<String> sectionWanted) {
    this.mapping = mapping;
    this.sectionWanted = sectionWanted;
  }

  void write(List<Assignment> assignments, Writer out) throws IOException {
    assignments.forEach(line -> wanted.put(line.path(), line.value()));
    // What was kept word for word first: a parameter that came later wins over it.
    wanted.forEach(this::keep);
    wanted.forEach(this::place);
    for (int i = 0; i < others.size(); i++) {
      Node node = section(EsceneReader.OURS).child("offhook", i);
      node.values.put("path", others.get(i).path());
      node.values.put("value", others.get(i).value());
    }
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<all>\n");
    for (Map.Entry<String, Node> section : sections.entrySet()) {
      if (sectionWanted.test(section.getKey())) {
        node(section.getKey(), section.getValue(), "  ", out);
      }
    }
    out.write("</all>\n");
  }

  private Node section(String name) {
    return sections.computeIfAbsent(name, key -> new Node());
  }

  private void keep(String path, String value) {
    Optional<Node> node = kept(path);
    String[] parts = path.split("/", -1);
    if (node.isPresent() && parts.length == 5 && mapping.numbered(parts[1] + "/" + parts[2])) {
      node.get().values.putIfAbsent("id", parts[3]);
    }
    node.ifPresent(found -> found.values.put(path.substring(path.lastIndexOf('/') + 1), value));
  }

  /** The element of a path of our own: section, then a name and a number for each level. */
  private Optional<Node> kept(String path) {
    String[] parts = path.split("/", -1);
    if (!path.startsWith(EsceneReader.OWN) || parts.length % 2 == 0 || parts.length < 3) {
      return Optional.empty();
    }
    for (int i = 1; i < parts.length; i++) {
      boolean number = i > 1 && i % 2 == 1 && i < parts.length - 1;
      if (!(number ? parts[i].matches("0|[1-9]\\d{0,5}") : XmlText.isName(parts[i]))) {
        return Optional.empty();
      }
    }
    Node node = section(parts[1]);
    for (int i = 2; i < parts.length - 1; i += 2) {
      node = node.child(parts[i], Integer.parseInt(parts[i + 1]));
    }
    return Optional.of(node);
  }

  private void place(String path, String value) {
    if (kept(path).isPresent() || portOfAddress(path)) {
      return;
    }
    Optional<Mapping.Place> place = mapping.path(path);
    String whole = path.endsWith("/proxy_address") ? host(path, value) : value;
    Optional<String> theirs =
        place.flatMap(found -> whole == null ? Optional.empty() : found.rule().theirs(whole));
    if (theirs.isEmpty()) {
      others.add(new Assignment(0, path, value));
      return;
    }
    Rule rule = place.get().rule();
    String[] names = rule.element().split("/");
    Node node = section(names[0]).child(names[1], place.get().number());
    if (rule.numbered()) {
      node.values.putIfAbsent("id", String.valueOf(place.get().number()));
    }
    node.values.put(rule.attribute(), theirs.get());
  }

  /** Address and port in one, or null when that would be read as something else. */
  private String host(String path, String value) {
    String port = wanted.getOrDefault(path.replace("/proxy_address", "/proxy_port"), "");
    Host both = new Host(value, port);
    if (both.faithful() && !value.isEmpty()) {
      return both.text();
    }
    Host alone = new Host(value, "");
    return alone.faithful() ? alone.text() : null;
  }

  private boolean portOfAddress(String path) {
    if (!path.endsWith("/server/proxy_port")) {
      return false;
    }
    String name = wanted.getOrDefault(path.replace("/proxy_port", "/proxy_address"), "");
    Host both = new Host(name, wanted.get(path));
    return !name.isEmpty()
        && !wanted.get(path).isEmpty()
        && both.faithful()
        && mapping.path(path.replace("/proxy_port", "/proxy_address")).isPresent();
  }

  private static void node(String name, Node node, String indent, Writer out) throws IOException {
    out.write(indent + "<" + name);
    for (Map.Entry<String, String> value : node.values.entrySet()) {
      if (!value.getKey().equals(XmlValues.TEXT)) {
        out.write(" " + value.getKey() + "=\"" + said(value) + "\"");
      }
    }
    boolean text = node.values.containsKey(XmlValues.TEXT);
    if (node.children.isEmpty() && !text) {
      out.write("/>\n");
      return;
    }
    out.write(">");
    if (text) {
      out.write(XmlText.attribute(node.values.get(XmlValues.TEXT)));
    }
    out.write("\n");
    for (Map.Entry<String, TreeMap<Integer, Node>> children : node.children.entrySet()) {
      for (Node child : children.getValue().values()) {
        node(children.getKey(), child, indent + "  ", out);
      }
    }
    out.write(indent + "</" + name + ">\n");
  }

  private static String said(Map.Entry<String, String> value) throws IOException {
    try {
      return XmlText.attribute(value.getValue());
    } catch (IOException e) {
      throw new IOException(value.getKey() + ": " + e.getMessage(), e);
    }
  }
}
