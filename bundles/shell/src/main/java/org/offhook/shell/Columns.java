package org.offhook.shell;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  Columns row(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      // Names come from the network: what could steer a terminal does not get there.
      row.add(String.valueOf(cell).replaceAll("\\p{Cntrl}", "?"));
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        if (i == widths.size()) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.get(i).length()));
      }
    }
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
}
