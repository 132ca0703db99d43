package org.offhook.syslog;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.offhook.api.config.DurableFile;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The logback configuration of the phone, with our appender and our levels put in. What the phone's
 * own appenders write stays as it was: each gets a filter at the level that held before.
 */
final class LogbackFile {
  private static final String DELEGATE =
      "org.ops4j.pax.logging.logback.internal.bridges.PaxAppenderDelegate";
  private static final String FILTER = "ch.qos.logback.classic.filter.ThresholdFilter";
  private static final List<String> VERBOSITY =
      List.of("OFF", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");

  private final Document document;

  private LogbackFile(Document document) {
    this.document = document;
  }

  /**
   * Reads a logback configuration.
   *
   * @throws IOException when it is not there or no XML
   */
  static LogbackFile read(Path path) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      // Errors come back as exceptions; the default handler would print them as well.
      builder.setErrorHandler(new DefaultHandler());
      return new LogbackFile(builder.parse(path.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /** Puts our appender and these levels in; says what the whole file is then. */
  String with(String appender, Levels levels) throws IOException {
    Element root = rootLogger();
    String before = mostVerbose();
    elements("appender").forEach(each -> limit(each, before));
    addAppender(root, appender);
    String base = level(root);
    for (Part part : Part.values()) {
      String wanted = verboser(base, levels.of(part).loggerLevel());
      part.prefixes().forEach(prefix -> setLevel(prefix, wanted, root));
    }
    root.setAttribute("level", verboser(base, levels.of(Part.EXTRA).loggerLevel()));
    return text();
  }

  private Element rootLogger() {
    List<Element> roots = elements("root");
    if (!roots.isEmpty()) {
      return roots.get(0);
    }
    Element root = document.createElement("root");
    root.setAttribute("level", "INFO");
    document.getDocumentElement().appendChild(root);
    return root;
  }

  private String mostVerbose() {
    String most = level(rootLogger());
    for (Element logger : elements("logger")) {
      most = verboser(most, level(logger));
    }
    return most;
  }

  private void limit(Element appender, String level) {
    Element filter = document.createElement("filter");
    filter.setAttribute("class", FILTER);
    Element threshold = document.createElement("level");
    threshold.setTextContent(level);
    filter.appendChild(threshold);
    appender.insertBefore(filter, appender.getFirstChild());
  }

  private void addAppender(Element root, String name) {
    Element appender = document.createElement("appender");
    appender.setAttribute("name", name);
    appender.setAttribute("class", DELEGATE);
    Element paxName = document.createElement("paxname");
    paxName.setTextContent(name);
    appender.appendChild(paxName);
    Node configuration = document.getDocumentElement();
    configuration.insertBefore(appender, configuration.getFirstChild());
    Element reference = document.createElement("appender-ref");
    reference.setAttribute("ref", name);
    root.appendChild(reference);
  }

  /** A logger that the file names keeps its level unless ours tells more. */
  private void setLevel(String name, String wanted, Element root) {
    for (Element logger : elements("logger")) {
      if (logger.getAttribute("name").equals(name)) {
        // A library quieted on purpose stays quiet until it is asked to tell more than the rest.
        if (!wanted.equals(level(root))) {
          logger.setAttribute("level", verboser(level(logger), wanted));
        }
        return;
      }
    }
    Element logger = document.createElement("logger");
    logger.setAttribute("name", name);
    logger.setAttribute("level", wanted);
    document.getDocumentElement().appendChild(logger);
  }

  private static String level(Element logger) {
    String level = logger.getAttribute("level").toUpperCase(java.util.Locale.ROOT);
    return VERBOSITY.contains(level) ? level : "DEBUG";
  }

  private static String verboser(String one, String other) {
    return VERBOSITY.indexOf(one) > VERBOSITY.indexOf(other) ? one : other;
  }

  private List<Element> elements(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private String text() throws IOException {
    try {
      var transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      var out = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new IOException(e);
    }
  }

  /** Writes a text as a whole or not at all. */
  static void write(Path path, String text) throws IOException {
    DurableFile.replace(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
