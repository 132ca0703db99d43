package org.offhook.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks the elements of the small XML files that bnd writes: elements with attributes, no text, no
 * DTD. Starting the JDK's parser costs more than reading all the metatype of a phone this way.
 */
final class XmlScanner {
  private static final Pattern ENTITY = Pattern.compile("&([^;&]{1,8});");

  private final String text;
  private int at;

  XmlScanner(String text) {
    this.text = text;
  }

  /**
   * One tag.
   *
   * @param name name, with prefix
   * @param end true for an end tag
   * @param attributes by name, with prefix
   */
  record Tag(String name, boolean end, Map<String, String> attributes) {
    String attribute(String key, String otherwise) {
      return attributes.getOrDefault(key, otherwise);
    }
  }

  /** The next tag, or null at the end. */
  Tag next() {
    while (true) {
      int open = text.indexOf('<', at);
      if (open < 0 || open + 1 >= text.length()) {
        return null;
      }
      char first = text.charAt(open + 1);
      if (first == '?' || first == '!') {
        at = after(text.startsWith("<!--", open) ? "-->" : ">", open);
        continue;
      }
      int close = closing(open);
      at = close + 1;
      return tag(text.substring(open + 1, close));
    }
  }

  private int after(String mark, int from) {
    int found = text.indexOf(mark, from);
    return found < 0 ? text.length() : found + mark.length();
  }

  private int closing(int open) {
    char quote = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    throw new IllegalArgumentException("a tag is never closed, at character " + open);
  }

  private static Tag tag(String inside) {
    boolean end = inside.startsWith("/");
    String body = end ? inside.substring(1) : inside;
    int nameEnd = 0;
    while (nameEnd < body.length()
        && !Character.isWhitespace(body.charAt(nameEnd))
        && body.charAt(nameEnd) != '/') {
      nameEnd++;
    }
    return new Tag(body.substring(0, nameEnd), end, attributes(body.substring(nameEnd)));
  }

  private static Map<String, String> attributes(String body) {
    Map<String, String> attributes = new HashMap<>();
    int at = 0;
    while (true) {
      int equals = body.indexOf('=', at);
      if (equals < 0 || equals + 1 >= body.length()) {
        return attributes;
      }
      char quote = body.charAt(equals + 1);
      int close = body.indexOf(quote, equals + 2);
      if (close < 0) {
        throw new IllegalArgumentException("an attribute is never closed: " + body);
      }
      attributes.put(
          body.substring(at, equals).trim(), unescape(body.substring(equals + 2, close)));
      at = close + 1;
    }
  }

  private static String unescape(String text) {
    return text.indexOf('&') < 0
        ? text
        : ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  private static String character(MatchResult entity) {
    String name = entity.group(1);
    if (name.startsWith("#x")) {
      return Character.toString(Integer.parseInt(name.substring(2), 16));
    }
    if (name.startsWith("#")) {
      return Character.toString(Integer.parseInt(name.substring(1)));
    }
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      case "apos" -> "'";
      case "amp" -> "&";
      default -> throw new IllegalArgumentException("no such entity: " + name);
    };
  }
}
