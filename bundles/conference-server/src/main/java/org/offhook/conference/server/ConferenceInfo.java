package org.offhook.conference.server;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One document of {@code application/conference-info+xml} (RFC 4575), as far as it tells who takes
 * part.
 *
 * @param version counts up by one from document to document
 * @param state what it is of the conference
 * @param users those it names
 */
record ConferenceInfo(long version, State state, List<User> users) {
  private static final int LONGEST = 1 << 20;

  /** States of endpoints that hear or are heard, or soon again. */
  private static final Set<String> PRESENT =
      Set.of("connected", "on-hold", "muted-via-focus", "disconnecting");

  /** How much of something a document tells. */
  enum State {
    /** All of it. */
    FULL,
    /** What has changed. */
    PARTIAL,
    /** That it is no more. */
    DELETED;

    static State of(String text) {
      return switch (text) {
        case "partial" -> PARTIAL;
        case "deleted" -> DELETED;
        default -> FULL;
      };
    }
  }

  /**
   * Somebody.
   *
   * @param entity URI
   * @param name text for people; the URI when there is none
   * @param present whether somebody takes part
   */
  record User(String entity, String name, boolean present) {}

  /**
   * Reads a document. Nothing outside of it is ever read: no entities, no DTD.
   *
   * @throws IOException when it is none
   */
  static ConferenceInfo read(String text) throws IOException {
    if (text.length() > LONGEST) {
      throw new IOException("a document of " + text.length() + " characters");
    }
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
      try {
        xml.nextTag();
        return document(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw new IOException("no conference-info: " + e.getMessage(), e);
    }
  }

  private static ConferenceInfo document(XMLStreamReader xml)
      throws XMLStreamException, IOException {
    if (!xml.getLocalName().equals("conference-info")) {
      throw new IOException("no conference-info but " + xml.getLocalName());
    }
    long version = Long.parseLong(attribute(xml, "version"));
    State state = State.of(attribute(xml, "state"));
    List<User> users = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("user")) {
        users.add(user(xml));
      }
    }
    return new ConferenceInfo(version, state, List.copyOf(users));
  }

  private static User user(XMLStreamReader xml) throws XMLStreamException {
    String entity = attribute(xml, "entity");
    boolean deleted = State.of(attribute(xml, "state")) == State.DELETED;
    String name = "";
    List<String> statuses = new ArrayList<>();
    boolean endpoint = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("user")) {
          break;
        }
        endpoint &= !xml.getLocalName().equals("endpoint");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "endpoint" -> endpoint = true;
          case "display-text" -> name = endpoint ? name : xml.getElementText().strip();
          case "status" -> statuses.add(xml.getElementText().strip());
          default -> {
            // more than who takes part
          }
        }
      }
    }
    boolean present =
        !deleted && (statuses.isEmpty() || statuses.stream().anyMatch(PRESENT::contains));
    return new User(entity, name.isEmpty() ? entity : name, present);
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
