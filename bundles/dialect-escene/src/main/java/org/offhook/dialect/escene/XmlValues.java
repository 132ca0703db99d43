package org.offhook.dialect.escene;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The elements of a file, flat: {@code all/SipDSPs/dsp} number 0 with its attributes. A name and a
 * number for each level below a section.
 */
final class XmlValues {
  private static final int DEEPEST = 8;
  private static final int MOST = 200_000;

  /** Name of the text of an element among its attributes. */
  static final String TEXT = "_text";

  /**
   * An element.
   *
   * @param line line of its tag
   * @param path names and numbers, such as {@code sipUsers/sipUser/0}; a section has no number
   * @param values its attributes in file order, and its text
   */
  record Element(int line, List<String> path, Map<String, String> values) {}

  private final String source;
  private final List<Element> elements = new ArrayList<>();
  private final Deque<Level> open = new ArrayDeque<>();
  private final Map<String, Level> sections = new HashMap<>();
  private int values;

  private static final class Level {
    final List<String> path;
    final Map<String, Integer> next = new HashMap<>();
    final Map<String, java.util.Set<Integer>> taken = new HashMap<>();
    final StringBuilder text = new StringBuilder();
    Element element;

    Level(List<String> path) {
      this.path = path;
    }
  }

  private XmlValues(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it is no whole XML file with the root {@code all}
   */
  static List<Element> of(String source, byte[] bytes) throws IOException {
    XmlValues values = new XmlValues(source);
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    // Without one the parser prints to the terminal.
    factory.setXMLReporter((message, type, information, where) -> {});
    try {
      values.read(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new IOException("%s:%d: no whole XML file".formatted(source, line), e);
    } catch (RuntimeException e) {
      // The parser of the JDK answers some broken encodings so.
      throw new IOException(source + ": no XML file", e);
    }
    return values.elements;
  }

  private void read(XMLStreamReader in) throws XMLStreamException, IOException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(in);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(in);
        case XMLStreamConstants.DTD -> throw fault(in, "a document type is not allowed");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw fault(in, "entities are not allowed");
        default -> {}
      }
    }
  }

  private void start(XMLStreamReader in) throws IOException {
    if (open.isEmpty()) {
      if (!in.getLocalName().equals("all")) {
        throw fault(in, "expected the root element all");
      }
      open.push(new Level(List.of()));
      return;
    }
    if (open.size() > DEEPEST) {
      throw fault(in, "elements are more than " + DEEPEST + " levels deep");
    }
    Level level = level(open.peek(), in);
    level.element = new Element(in.getLocation().getLineNumber(), level.path, attributes(in));
    elements.add(level.element);
    open.push(level);
  }

  private Level level(Level parent, XMLStreamReader in) {
    String name = in.getLocalName();
    if (parent.path.isEmpty()) {
      // A section that comes again goes on counting.
      return sections.computeIfAbsent(name, key -> new Level(List.of(key)));
    }
    List<String> path = new ArrayList<>(parent.path);
    path.add(name);
    path.add(String.valueOf(number(parent, name, in.getAttributeValue(null, "id"))));
    return new Level(List.copyOf(path));
  }

  /** The id, where it is a number of its own, else the next one that is free. */
  private static int number(Level parent, String name, String id) {
    java.util.Set<Integer> taken =
        parent.taken.computeIfAbsent(name, key -> new java.util.HashSet<>());
    if (id != null && id.matches("0|[1-9]\\d{0,5}") && taken.add(Integer.parseInt(id))) {
      return Integer.parseInt(id);
    }
    int next = parent.next.getOrDefault(name, 0);
    while (!taken.add(next)) {
      next++;
    }
    parent.next.put(name, next + 1);
    return next;
  }

  private Map<String, String> attributes(XMLStreamReader in) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (++values > MOST) {
        throw fault(in, "more than " + MOST + " values");
      }
      attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
    }
    return attributes;
  }

  private void text(XMLStreamReader in) {
    if (!open.isEmpty()) {
      open.peek().text.append(in.getText());
    }
  }

  private void end() {
    Level level = open.pop();
    String text = level.text.toString().strip();
    level.text.setLength(0);
    if (level.element != null && !text.isEmpty()) {
      level.element.values().put(TEXT, text);
    }
  }

  private IOException fault(XMLStreamReader in, String what) {
    return new IOException("%s:%d: %s".formatted(source, in.getLocation().getLineNumber(), what));
  }
}
