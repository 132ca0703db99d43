package org.offhook.codec.g729;

import java.util.Locale;

/** The {@code annexb} parameter of the format in SDP (RFC 4856 2.1.9, RFC 7261). */
final class AnnexB {
  private static final String NAME = "annexb";

  private AnnexB() {}

  /** The parameter as text. */
  static String format(boolean used) {
    return NAME + (used ? "=yes" : "=no");
  }

  /** False only when the peer says no: without the parameter Annex B is implied. */
  static boolean accepted(String format) {
    if (format == null) {
      return true;
    }
    for (String parameter : format.toLowerCase(Locale.ROOT).split(";")) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).trim().equals(NAME)) {
        return !parameter.substring(equals + 1).replace("\"", "").trim().equals("no");
      }
    }
    return true;
  }
}
