package org.offhook.lab;

import java.util.ArrayList;
import java.util.List;

/** Splits header values at commas that stand outside of quotes and angle brackets. */
final class ListOf {
  private ListOf() {}

  static List<String> parts(String text) {
    return parts(text, ',');
  }

  static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (c == separator && depth <= 0) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return parts;
  }
}
