package org.offhook.dialect.escene;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code host[:port]} in one attribute.
 *
 * @param name name or address
 * @param port digits, or empty
 */
record Host(String name, String port) {
  private static final Pattern WITH_PORT =
      Pattern.compile("([^:\\[\\]]+|\\[[^\\]]*\\]):(\\d{1,5})");

  static Host parse(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    return matcher.matches() ? new Host(matcher.group(1), matcher.group(2)) : new Host(text, "");
  }

  /** True when the text of it is read as the same again. */
  boolean faithful() {
    return parse(text()).equals(this);
  }

  String text() {
    return port.isEmpty() ? name : name + ":" + port;
  }
}
