package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.List;
import java.util.Set;
import org.offhook.api.sip.Header;

/** What this user agent can do, as its messages say it (RFC 3261 section 20). */
final class Features {
  /** Methods answered. */
  static final String METHODS =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO, REFER, NOTIFY, MESSAGE";

  private static final Set<String> KNOWN = Set.of("100rel", "timer");
  private static final String SUPPORTED = "Supported";

  private Features() {}

  static Header allow() {
    return new Header("Allow", METHODS);
  }

  static Header accept() {
    return new Header("Accept", "application/sdp");
  }

  static Header supported(SipConfig config) {
    return new Header(SUPPORTED, config.prack() ? "100rel, timer" : "timer");
  }

  /** Extensions that a request requires and we do not have, or that are switched off. */
  static List<String> missing(SIPMessage request, SipConfig config) {
    return Msg.values(request, "Require").stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .filter(tag -> !KNOWN.contains(tag) || tag.equals("100rel") && !config.prack())
        .toList();
  }

  /** True when a message supports or requires an extension. */
  static boolean has(SIPMessage message, String tag) {
    return Msg.names(message, SUPPORTED, tag) || Msg.names(message, "Require", tag);
  }
}
