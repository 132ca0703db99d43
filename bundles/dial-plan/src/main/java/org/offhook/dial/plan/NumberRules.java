package org.offhook.dial.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules {@code pattern=destination}: the first whose pattern is the number rewrites it. */
final class NumberRules {
  private static final int LONGEST = 256;
  private static final Pattern RULE = Pattern.compile("([0-9A-D*#+xX]+)=(\\S+)");
  private static final String EXPECTED =
      "expected at most 256 characters of pattern=destination such as 4xxx=Line_\\\\\\@10.1.2.3,"
          + " with semicolons between, no more backslashes than x";

  private final List<Rule> rules;

  /**
   * One rule.
   *
   * @param pattern what the number looks like; its group holds what x matched
   * @param destination what it becomes
   */
  private record Rule(Pattern pattern, String destination) {}

  private NumberRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException when one is none, with its place and what was expected
   */
  static NumberRules of(String path, String text) {
    List<Rule> rules = new ArrayList<>();
    for (String each : text.strip().split(";")) {
      Matcher rule = RULE.matcher(each.strip());
      if (each.isBlank()) {
        continue;
      }
      if (text.length() > LONGEST
          || !rule.matches()
          || count(rule.group(2), "\\\\") > count(rule.group(1), "[xX]")) {
        throw new IllegalArgumentException(
            "%s: value \"%s\" is not allowed, %s".formatted(path, text, EXPECTED));
      }
      String regex = rule.group(1).replaceAll("([*+])", "\\\\$1").replaceAll("[xX]", "([0-9])");
      rules.add(new Rule(Pattern.compile(regex), rule.group(2)));
    }
    return new NumberRules(rules);
  }

  private static int count(String text, String regex) {
    return (int) Pattern.compile(regex).matcher(text).results().count();
  }

  /** What a number becomes; itself when no rule knows it. */
  String apply(String number) {
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(number);
      if (matcher.matches()) {
        StringBuilder wild = new StringBuilder();
        for (int group = 1; group <= matcher.groupCount(); group++) {
          wild.append(matcher.group(group));
        }
        return filled(rule.destination(), wild.toString());
      }
    }
    return number;
  }

  /** The last backslash takes the last digit, and so on to the left. */
  private static String filled(String destination, String wild) {
    int at = wild.length() - count(destination, "\\\\");
    StringBuilder text = new StringBuilder();
    for (char c : destination.toCharArray()) {
      text.append(c == '\\' ? wild.charAt(at++) : c);
    }
    return text.toString();
  }
}
