package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.sip.SessionEnd;

/** Reads why the peer ended a session: the Reason header (RFC 3326). */
final class Ending {
  private static final Pattern TEXT = Pattern.compile("text=\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern CAUSE = Pattern.compile("cause=(\\d{1,3})");

  private Ending() {}

  /** The end that a CANCEL or BYE of the peer makes. */
  static SessionEnd byPeer(SIPMessage request, int code, String fallback) {
    String reason = "";
    boolean elsewhere = false;
    for (String value : Msg.values(request, "Reason")) {
      Matcher text = TEXT.matcher(value);
      if (text.find()) {
        reason = Text.clean(text.group(1));
      }
      Matcher cause = CAUSE.matcher(value);
      boolean sip = value.toLowerCase(Locale.ROOT).startsWith("sip");
      elsewhere |= sip && cause.find() && cause.group(1).equals("200");
    }
    return new SessionEnd(true, code, reason.isEmpty() ? fallback : reason, elsewhere);
  }
}
