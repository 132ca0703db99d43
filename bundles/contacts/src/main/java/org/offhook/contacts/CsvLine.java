package org.offhook.contacts;

import java.util.ArrayList;
import java.util.List;

/** One line of comma separated values; quotes as in RFC 4180, within the line. */
final class CsvLine {
  private CsvLine() {}

  static List<String> split(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
      if (doubled) {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }

  static String join(List<String> cells) {
    return String.join(",", cells.stream().map(CsvLine::quoted).toList());
  }

  private static String quoted(String cell) {
    String line = cell.replaceAll("\\p{Cc}+", " ");
    boolean plain = line.equals(line.strip()) && line.chars().noneMatch(c -> c == ',' || c == '"');
    return plain && !line.startsWith("#") ? line : '"' + line.replace("\"", "\"\"") + '"';
  }
}
