package org.offhook.transfer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status line that tells how a transfer goes (RFC 3420).
 *
 * @param code SIP code
 * @param reason reason phrase
 */
record Sipfrag(int code, String reason) {
  static final String TYPE = "message/sipfrag;version=2.0";
  private static final Pattern LINE = Pattern.compile("SIP/2\\.0 +([1-6]\\d\\d) *([^\\r\\n]*)");

  static Optional<Sipfrag> parse(String body) {
    Matcher line = LINE.matcher(body);
    return line.lookingAt()
        ? Optional.of(new Sipfrag(Integer.parseInt(line.group(1)), line.group(2).strip()))
        : Optional.empty();
  }

  boolean isFinal() {
    return code >= 200;
  }

  boolean success() {
    return code >= 200 && code < 300;
  }

  @Override
  public String toString() {
    return "SIP/2.0 " + code + " " + reason;
  }
}
