package org.offhook.dialect.escene;

import java.io.IOException;

/** Text inside an attribute. */
final class XmlText {
  private XmlText() {}

  /**
   * Escapes a value.
   *
   * @throws IOException when XML has no way to say it
   */
  static String attribute(String value) throws IOException {
    StringBuilder text = new StringBuilder(value.length() + 8);
    for (int c : (Iterable<Integer>) value.codePoints()::iterator) {
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\t' -> text.append("&#9;");
        default -> {
          boolean said = c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff);
          if (!said) {
            throw new IOException("a character that XML cannot hold");
          }
          text.appendCodePoint(c);
        }
      }
    }
    return text.toString();
  }

  static boolean isName(String text) {
    return text.matches("[\\p{L}_][\\p{L}\\p{N}_.\\-]*");
  }
}
