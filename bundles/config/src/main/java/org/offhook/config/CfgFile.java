package org.offhook.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.offhook.api.config.Assignment;

/**
 * The stored {@code .cfg}: its lines word for word, so that what nobody understands, and what
 * people wrote beside it, is still there after a change.
 */
final class CfgFile {
  private final List<String> lines;

  CfgFile(List<String> lines) {
    this.lines = new ArrayList<>(lines);
  }

  static CfgFile of(String text) {
    return new CfgFile(text.isEmpty() ? List.of() : text.lines().toList());
  }

  static CfgFile of(List<Assignment> assignments) {
    return new CfgFile(assignments.stream().map(line -> line.path() + "=" + line.value()).toList());
  }

  /** Its assignments; comments and lines without {@code =} are none. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      int equals = line.indexOf('=');
      if (equals > 0 && !comment(line)) {
        assignments.add(
            new Assignment(
                i + 1,
                line.substring(0, equals).strip(),
                withoutComment(line.substring(equals + 1)).strip()));
      }
    }
    return assignments;
  }

  private static boolean comment(String line) {
    return line.startsWith(";") || line.startsWith("#");
  }

  /** A comment after a value begins with a blank and a semicolon; a bare semicolon is value. */
  private static String withoutComment(String value) {
    int comment = value.indexOf(" ;");
    return comment < 0 ? value : value.substring(0, comment);
  }

  /**
   * Changes values in place, or appends them; empty text removes the line.
   *
   * @param changes text by canonical path
   * @param canonical gives the canonical path of a path as written
   */
  void set(Map<String, String> changes, UnaryOperator<String> canonical) {
    changes.forEach(
        (path, text) -> {
          int at = last(path, canonical);
          lines.removeIf(line -> path.equals(canonical.apply(pathOf(line))));
          if (!text.isEmpty()) {
            lines.add(at < 0 ? lines.size() : Math.min(at, lines.size()), path + "=" + text);
          }
        });
  }

  private int last(String path, UnaryOperator<String> canonical) {
    for (int i = 0; i < lines.size(); i++) {
      if (path.equals(canonical.apply(pathOf(lines.get(i))))) {
        return i;
      }
    }
    return -1;
  }

  private static String pathOf(String line) {
    int equals = line.indexOf('=');
    return equals > 0 && !comment(line.strip()) ? line.substring(0, equals).strip() : "";
  }

  String text() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
