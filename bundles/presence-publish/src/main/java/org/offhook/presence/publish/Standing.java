package org.offhook.presence.publish;

/** How the person at a line is, as far as the phone knows. */
enum Standing {
  /** Nothing speaks against a call. */
  AVAILABLE("open", "", "Available"),
  /** A call is up, held or being made. */
  ON_THE_PHONE("open", "on-the-phone", "On the phone"),
  /** Calls are turned away. */
  NOT_TO_BE_DISTURBED("closed", "busy", "Do not disturb");

  private final String basic;
  private final String activity;
  private final String note;

  Standing(String basic, String activity, String note) {
    this.basic = basic;
    this.activity = activity;
    this.note = note;
  }

  /**
   * As a presence document (RFC 3863) with an activity (RFC 4480).
   *
   * @param entity whose presence it is, a URI
   * @param tuple names this phone among those of the same person; letters and digits
   */
  String document(String entity, String tuple) {
    String person =
        activity.isEmpty()
            ? ""
            : """
              <dm:person id="p%s"><rpid:activities><rpid:%s/></rpid:activities></dm:person>
              """
                .formatted(tuple, activity);
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="%s">
        <tuple id="t%s"><status><basic>%s</basic></status><note>%s</note></tuple>
        %s</presence>
        """
        .formatted(escaped(entity), tuple, basic, note, person);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
