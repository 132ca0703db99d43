package org.offhook.status;

import java.util.ArrayList;
import java.util.List;

/** Names and values in two columns. */
final class Rows {
  private final List<String[]> rows = new ArrayList<>();

  /** Adds a row; what the network said may not steer a terminal. */
  Rows row(String name, Object value) {
    rows.add(
        new String[] {name, String.valueOf(value).replaceAll("[\\p{Cntrl}\u0080-\u009f]", "?")});
    return this;
  }

  @Override
  public String toString() {
    int widest = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      String line = row[0] + " ".repeat(widest - row[0].length() + 2) + row[1];
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
