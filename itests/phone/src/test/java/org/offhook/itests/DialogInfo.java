package org.offhook.itests;

import java.io.IOException;
import org.offhook.testkit.peer.KamailioPresence;

/** Documents that tell whether a user talks (RFC 4235), and their agent, who publishes them. */
final class DialogInfo {
  static final String TYPE = "application/dialog-info+xml";

  private DialogInfo() {}

  /** A document; {@code state} is {@code full} or {@code partial}. */
  static String of(String user, int version, String state, String dialogs) {
    return """
    <?xml version="1.0"?>
    <dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="%d" state="%s" entity="sip:%s@127.0.0.1">%s</dialog-info>
    """
        .formatted(version, state, user, dialogs);
  }

  /** One dialog of a document. */
  static String dialog(String state, String direction) {
    return "<dialog id=\"d1\" call-id=\"c1\" local-tag=\"l\" remote-tag=\"r\" direction=\"%s\"><state>%s</state></dialog>"
        .formatted(direction, state);
  }

  /** A server learns that this is the one call of a user. */
  static void tell(
      KamailioPresence presence, String user, int version, String state, String direction)
      throws IOException {
    presence.publish(user, "dialog", TYPE, of(user, version, "full", dialog(state, direction)));
  }
}
