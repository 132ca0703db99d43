package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.offhook.api.sip.Header;

/** What this user agent can do, as its messages say it (RFC 3261 section 20). */
final class Features {
  /** Methods answered. */
  static final String METHODS =
      "INVITE, ACK, CANCEL, BYE, OPTIONS, PRACK, UPDATE, INFO, REFER, NOTIFY";

  private static final String SUPPORTED = "Supported";

  private Features() {}

  static Header allow() {
    return new Header("Allow", METHODS);
  }

  static Header accept() {
    return new Header("Accept", "application/sdp");
  }

  static Header supported(Engine engine) {
    return new Header(SUPPORTED, String.join(", ", known(engine)));
  }

  /** Our own extensions, and those of the capabilities that are there. */
  private static Set<String> known(Engine engine) {
    Set<String> known = new TreeSet<>(engine.extensions());
    known.add("timer");
    if (engine.config().prack()) {
      known.add("100rel");
    }
    return known;
  }

  /** Extensions that a request requires and we do not have, or that are switched off. */
  static List<String> missing(SIPMessage request, Engine engine) {
    Set<String> known = known(engine);
    return Msg.values(request, "Require").stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .filter(tag -> !known.contains(tag.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** True when a message supports or requires an extension. */
  static boolean has(SIPMessage message, String tag) {
    return Msg.names(message, SUPPORTED, tag) || Msg.names(message, "Require", tag);
  }
}
