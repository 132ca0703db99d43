package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.offhook.api.config.Assignment;

/** Changes lines of a {@code .cfg} file and leaves all others as they are. */
final class CfgEdit {
  private CfgEdit() {}

  /** Applies the changes, all or none: the file is written beside and moved over. */
  static void apply(Path file, List<Assignment> changes) throws IOException {
    List<String> lines =
        Files.exists(file) ? new ArrayList<>(Files.readAllLines(file)) : new ArrayList<>();
    for (Assignment change : changes) {
      change(lines, change);
    }
    Path absolute = file.toAbsolutePath();
    Path copy = absolute.resolveSibling(absolute.getFileName() + ".new");
    Files.write(copy, lines);
    Files.move(copy, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void change(List<String> lines, Assignment change) {
    int at = -1;
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!sets(lines.get(i), change.path())) {
        continue;
      }
      if (at >= 0) {
        lines.remove(at);
      }
      at = i;
    }
    String line = change.path() + "=" + change.value();
    if (change.value().isEmpty()) {
      if (at >= 0) {
        lines.remove(at);
      }
    } else if (at >= 0) {
      lines.set(at, line);
    } else {
      lines.add(line);
    }
  }

  private static boolean sets(String line, String path) {
    int equals = line.indexOf('=');
    return equals > 0 && line.substring(0, equals).strip().equalsIgnoreCase(path);
  }
}
