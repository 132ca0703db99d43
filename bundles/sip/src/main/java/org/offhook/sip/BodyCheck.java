package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;

/** Refuses bodies that are no session description (RFC 3261 section 8.2.3). */
final class BodyCheck {
  private BodyCheck() {}

  /** True when the body can be read; else 415 was answered. */
  static boolean passes(Incoming incoming) {
    SIPRequest request = incoming.request();
    boolean empty = Msg.body(request).isEmpty();
    boolean plain =
        Msg.value(request, "Content-Encoding").map(e -> e.equals("identity")).orElse(true);
    if (empty || plain && Msg.contentType(request).equals("application/sdp")) {
      return true;
    }
    incoming.respond(415, "Unsupported Media Type", List.of(Features.accept()));
    return false;
  }
}
