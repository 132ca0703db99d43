package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.offhook.api.sip.Party;

/** Who the other end is: P-Asserted-Identity (RFC 3325), Remote-Party-ID, From or To. */
final class Parties {
  private static final int MAX_LENGTH = 256;
  private static final String REMOTE_PARTY = "Remote-Party-ID";

  /** draft-ietf-sip-privacy-04 section 8.3: what is not meant for the person at the phone. */
  private static final Pattern HIDDEN =
      Pattern.compile(";\\s*privacy\\s*=\\s*\"?(full|name|uri)\\b", Pattern.CASE_INSENSITIVE);

  private Parties() {}

  /**
   * The sender of a message.
   *
   * @param fallback {@code From} of a request, {@code To} of a response
   */
  static Party of(SIPMessage message, String fallback) {
    for (String name : List.of("P-Asserted-Identity", REMOTE_PARTY, fallback)) {
      for (String value : Msg.values(message, name)) {
        Party party = party(value);
        boolean hidden = name.equals(REMOTE_PARTY) && HIDDEN.matcher(value).find();
        if (!hidden && !party.uri().isEmpty()) {
          return party;
        }
      }
    }
    return new Party("", "", "");
  }

  /** Reads a name and address. */
  static Party party(String value) {
    String uri = limited(Uri.inside(value));
    int open = value.indexOf('<', value.startsWith("\"") ? closing(value) : 0);
    String name = open > 0 ? limited(Text.unquoted(value.substring(0, open))) : "";
    return new Party(name, user(uri), uri);
  }

  private static int closing(String value) {
    int i = 1;
    while (i < value.length() && value.charAt(i) != '"') {
      i += value.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static String user(String uri) {
    if (uri.toLowerCase(Locale.ROOT).startsWith("tel:")) {
      return limited(uri.substring("tel:".length()).split(";", 2)[0]);
    }
    try {
      String user = Uri.parse(uri).user().split(";", 2)[0];
      String plain = user.replace("+", "%2B");
      return limited(URLDecoder.decode(plain, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String limited(String text) {
    String clean = Text.clean(text);
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
  }
}
