package org.offhook.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Problem;

/**
 * The stored {@code .cfg}: its lines word for word, so that what nobody understands, and what
 * people wrote beside it, is still there after a change. Immutable.
 */
final class CfgFile {
  static final CfgFile EMPTY = new CfgFile(List.of(), 0);
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int SHOWN = 60;

  private final List<CfgLine> lines;
  private final int before;

  private CfgFile(List<CfgLine> lines, int before) {
    this.lines = List.copyOf(lines);
    this.before = before;
  }

  static CfgFile of(String text) {
    return of(text, 0);
  }

  /**
   * Of text that stands in a file.
   *
   * @param before how many lines of the file stand before the text, so that reports name the line
   *     that a person sees in an editor
   */
  static CfgFile of(String text, int before) {
    String plain =
        text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    return new CfgFile(plain.lines().map(CfgLine::parse).toList(), before);
  }

  static CfgFile of(List<Assignment> assignments) {
    return new CfgFile(
        assignments.stream().map(line -> CfgLine.of(line.path(), line.value())).toList(), 0);
  }

  /** The same lines, this many lines further down in the file they are stored in. */
  CfgFile below(int lines) {
    return new CfgFile(this.lines, lines);
  }

  /** Its assignments; comments and unreadable lines are none. */
  List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CfgLine line = lines.get(i);
      if (line.assignment()) {
        assignments.add(new Assignment(before + i + 1, line.path(), line.value()));
      }
    }
    return assignments;
  }

  /** Its lines that are neither assignment nor comment. */
  List<Problem> unreadable(String source) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).kind() == CfgLine.Kind.UNREADABLE) {
        // What stands here may be a piece of a secret: only its beginning is shown.
        String shown = Storable.shown(lines.get(i).raw().strip(), SHOWN);
        problems.add(
            new Problem(Problem.Kind.INVALID, source, before + i + 1, shown, "", "path=value"));
      }
    }
    return problems;
  }

  /**
   * Changes values in place, or appends them; empty text removes the line. Of a path that stands
   * there several times only the last line stays: it is the one that counts.
   *
   * @param changes text by canonical path
   * @param canonical gives the canonical path of a path as written
   */
  CfgFile with(Map<String, String> changes, UnaryOperator<String> canonical) {
    Map<String, Integer> places = places(changes, canonical);
    Map<String, String> missing = new LinkedHashMap<>(changes);
    List<CfgLine> changed = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CfgLine line = lines.get(i);
      String path = line.assignment() ? canonical.apply(line.path()) : "";
      String text = changes.get(path);
      if (text == null) {
        changed.add(line);
      } else if (places.get(path) == i && !text.isEmpty()) {
        changed.add(line.with(text));
        missing.remove(path);
      }
    }
    missing.values().removeIf(String::isEmpty);
    missing.forEach((path, text) -> changed.add(CfgLine.of(path, text)));
    return new CfgFile(changed, before);
  }

  private Map<String, Integer> places(
      Map<String, String> changes, UnaryOperator<String> canonical) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String path = lines.get(i).assignment() ? canonical.apply(lines.get(i).path()) : "";
      if (changes.containsKey(path)) {
        places.put(path, i);
      }
    }
    return places;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.raw()).append('\n'));
    return text.toString();
  }
}
