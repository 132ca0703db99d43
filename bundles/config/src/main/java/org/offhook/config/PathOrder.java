package org.offhook.config;

import java.util.Comparator;

/** Order of paths as people expect it: by segment, numbers by value. */
final class PathOrder {
  static final Comparator<String> NUMBERS_BY_VALUE = PathOrder::compare;

  private PathOrder() {}

  private static int compare(String left, String right) {
    String[] lefts = left.split("/", -1);
    String[] rights = right.split("/", -1);
    for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
      int order = segment(lefts[i], rights[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(lefts.length, rights.length);
  }

  private static int segment(String left, String right) {
    boolean numbers = number(left) && number(right);
    int order = numbers ? Integer.compare(Integer.parseInt(left), Integer.parseInt(right)) : 0;
    return order != 0 ? order : left.compareTo(right);
  }

  private static boolean number(String segment) {
    for (int i = 0; i < segment.length(); i++) {
      if (segment.charAt(i) < '0' || segment.charAt(i) > '9') {
        return false;
      }
    }
    return !segment.isEmpty() && segment.length() < 10;
  }
}
