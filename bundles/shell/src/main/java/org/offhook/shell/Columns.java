package org.offhook.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();
  private final int titles;

  /** With a title over each column, or without. */
  Columns(String... titles) {
    this.titles = titles.length == 0 ? 0 : 1;
    if (titles.length > 0) {
      row((Object[]) titles);
    }
  }

  Columns row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      // Names come from the network: what could steer a terminal does not get there.
      row.add(String.valueOf(cell).replaceAll("[\\p{Cntrl}\u0080-\u009f]", "?"));
    }
    rows.add(row);
    return this;
  }

  /** True when there is nothing but titles. */
  boolean isEmpty() {
    return rows.size() == titles;
  }

  @Override
  public String toString() {
    List<Integer> widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
    return widths;
  }
}
