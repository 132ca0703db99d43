package org.offhook.slots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, longs, doubles and booleans. A JSON library
 * would cost more time at each start than all of the image's manifest is worth.
 */
public final class Json {
  private static final int DEEPEST = 64;
  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException when the text is no JSON, naming the offset
   */
  public static Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.blanks();
    if (json.at < text.length()) {
      throw json.fault("nothing more");
    }
    return value;
  }

  private Object value() {
    blanks();
    if (at >= text.length()) {
      throw fault("a value");
    }
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    enter();
    if (!next('}')) {
      do {
        blanks();
        String name = string();
        expect(':');
        members.put(name, value());
      } while (next(','));
      expect('}');
    }
    depth--;
    return members;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    enter();
    if (!next(']')) {
      do {
        items.add(value());
      } while (next(','));
      expect(']');
    }
    depth--;
    return items;
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw fault("at most " + DEEPEST + " levels");
    }
  }

  private String string() {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw fault("a string");
    }
    int end = text.indexOf('"', ++at);
    if (end >= 0) {
      String plain = text.substring(at, end);
      if (plain.indexOf('\\') < 0) {
        at = end + 1;
        return plain;
      }
    }
    return escaped();
  }

  private String escaped() {
    StringBuilder out = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
    throw fault("the end of the string");
  }

  private char escape() {
    char c = at < text.length() ? text.charAt(at++) : 0;
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '"', '\\', '/' -> c;
      case 'u' -> unicode();
      default -> throw fault("an escape");
    };
  }

  private char unicode() {
    try {
      char c = (char) Integer.parseInt(text, at, at + 4, 16);
      at += 4;
      return c;
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw fault("four hexadecimal digits");
    }
  }

  private Object number() {
    int from = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    try {
      if (digits.contains(".") || digits.contains("e") || digits.contains("E")) {
        return Double.valueOf(digits);
      }
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      at = from;
      throw fault("a value");
    }
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw fault(word);
    }
    at += word.length();
    return value;
  }

  private boolean next(char c) {
    blanks();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!next(c)) {
      throw fault("'" + c + "'");
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException("offset " + at + ": expected " + expected);
  }
}
