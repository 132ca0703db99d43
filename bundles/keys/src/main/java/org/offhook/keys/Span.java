package org.offhook.keys;

import java.util.stream.IntStream;

/** Indexes of a row of keys in the configuration, such as {@code 12-17}; may be empty. */
record Span(int first, int last) {
  static final Span NONE = new Span(0, -1);

  /** Reads {@code a-b}, {@code a} or nothing; what is none of these is nothing. */
  static Span of(String text) {
    String[] ends = text.strip().split("\\s*-\\s*");
    try {
      int first = Integer.parseInt(ends[0]);
      return new Span(first, ends.length > 1 ? Integer.parseInt(ends[1]) : first);
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  boolean holds(int index) {
    return index >= first && index <= last;
  }

  IntStream indexes() {
    return IntStream.rangeClosed(first, last);
  }
}
