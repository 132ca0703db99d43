package org.offhook.blf;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One document of {@code application/dialog-info+xml} (RFC 4235).
 *
 * @param entity whose dialogs these are
 * @param version counts up by one from document to document
 * @param full true when it names all dialogs, false for those that changed
 * @param dialogs the dialogs
 */
record DialogInfo(String entity, long version, boolean full, List<Dialog> dialogs) {
  private static final int LONGEST = 1 << 20;

  // Looking for a factory takes longer than reading a document.
  private static final XMLInputFactory FACTORY = factory();

  /**
   * A dialog.
   *
   * @param id names it within the documents
   * @param state trying, proceeding, early, confirmed or terminated
   * @param initiated true when the monitored one called
   * @param held true when the monitored one holds the other
   * @param callId Call-ID, or empty
   * @param localTag tag of the monitored one, or empty
   * @param remoteTag tag of the other, or empty
   * @param remoteTarget where the other is reached, or empty
   * @param localTarget where the monitored one is reached, or empty
   * @param exclusive true when nobody else may take or join it (RFC 7463 section 5.2.3)
   * @param appearance its number on a shared line (RFC 7463 section 5.2.1), or 0
   */
  record Dialog(
      String id,
      String state,
      boolean initiated,
      boolean held,
      String callId,
      String localTag,
      String remoteTag,
      String remoteTarget,
      String localTarget,
      boolean exclusive,
      int appearance) {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Reads a document. Nothing outside of it is ever read: no entities, no DTD.
   *
   * @throws IOException when it is none
   */
  static DialogInfo read(String text) throws IOException {
    if (text.length() > LONGEST) {
      throw new IOException("a document of " + text.length() + " characters");
    }
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        while (xml.hasNext()) {
          if (xml.next() == XMLStreamConstants.START_ELEMENT) {
            return document(xml);
          }
        }
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | NumberFormatException e) {
      throw new IOException("no dialog-info: " + e.getMessage(), e);
    }
    throw new IOException("no dialog-info: it is empty");
  }

  private static DialogInfo document(XMLStreamReader xml) throws XMLStreamException, IOException {
    if (!xml.getLocalName().equals("dialog-info")) {
      throw new IOException("no dialog-info but " + xml.getLocalName());
    }
    String entity = attribute(xml, "entity");
    long version = Long.parseLong(attribute(xml, "version"));
    boolean full = !attribute(xml, "state").equals("partial");
    List<Dialog> dialogs = new ArrayList<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("dialog")) {
        dialogs.add(dialog(xml));
      }
    }
    return new DialogInfo(entity, version, full, List.copyOf(dialogs));
  }

  private static Dialog dialog(XMLStreamReader xml) throws XMLStreamException {
    String id = attribute(xml, "id");
    boolean initiated = attribute(xml, "direction").equals("initiator");
    String callId = attribute(xml, "call-id");
    String localTag = attribute(xml, "local-tag");
    String remoteTag = attribute(xml, "remote-tag");
    String state = "";
    boolean local = false;
    boolean remote = false;
    String remoteTarget = "";
    String localTarget = "";
    boolean held = false;
    boolean exclusive = false;
    int appearance = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals("dialog")) {
          break;
        }
        remote &= !xml.getLocalName().equals("remote");
        local &= !xml.getLocalName().equals("local");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "state" -> state = xml.getElementText().strip();
          case "local" -> local = true;
          case "remote" -> remote = true;
          case "target" -> {
            remoteTarget = remote ? attribute(xml, "uri") : remoteTarget;
            localTarget = local ? attribute(xml, "uri") : localTarget;
          }
          case "exclusive" -> exclusive = xml.getElementText().strip().equals("true");
          case "appearance" -> appearance = number(xml.getElementText().strip());
          case "param" -> held |= local && rendersNothing(xml);
          default -> {}
        }
      }
    }
    return new Dialog(
        id,
        state,
        initiated,
        held,
        callId,
        localTag,
        remoteTag,
        remoteTarget,
        localTarget,
        exclusive,
        appearance);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
  }

  /** RFC 4235 section 4.1.6.2, RFC 3840: +sip.rendering says whether sound is heard. */
  private static boolean rendersNothing(XMLStreamReader xml) {
    String value = attribute(xml, "pval");
    return attribute(xml, "pname").equals("+sip.rendering") && value.equals("no");
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
