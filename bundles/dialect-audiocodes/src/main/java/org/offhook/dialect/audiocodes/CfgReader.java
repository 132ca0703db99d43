package org.offhook.dialect.audiocodes;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Included;
import org.offhook.api.config.Dialect.Includes;
import org.offhook.api.config.Dialect.Reading;
import org.offhook.api.config.Keyring;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;

/** Reads one file with all that it includes. For one use. */
final class CfgReader {
  private static final int LONGEST_LINE = 4096;
  private static final int LARGEST_FILE = 4 << 20;
  private static final int DEEPEST = 8;
  private static final int MOST_FILES = 64;
  private static final int SHOWN = 60;

  private final Includes includes;
  private final SealedCfg sealed;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int files;

  CfgReader(Includes includes, Keyring keys) {
    this.includes = includes;
    this.sealed = new SealedCfg(keys);
  }

  Reading read(String source, InputStream in) throws IOException {
    readFile(source, in, 0);
    return new Reading(List.copyOf(assignments), List.copyOf(problems));
  }

  /**
   * Reads a file.
   *
   * @param within line of the first file that its lines belong to, or 0 for the first file itself
   */
  private void readFile(String source, InputStream in, int within) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
    if (bytes.length > LARGEST_FILE) {
      problems.add(
          new Problem(Kind.INVALID, source, 0, "", "", "a file of at most 4 MB; the rest is left"));
      bytes = Arrays.copyOf(bytes, LARGEST_FILE);
    }
    bytes = sealed.opened(source, bytes);
    open.addLast(source);
    int number = 0;
    for (String raw : (Iterable<String>) CfgText.decode(bytes).lines()::iterator) {
      number++;
      readLine(source, number, within == 0 ? number : within, raw);
    }
    open.removeLast();
  }

  private void readLine(String source, int number, int within, String raw) {
    CfgLine line = CfgLine.parse(raw);
    if (line.kind() == CfgLine.Kind.SILENT) {
      return;
    }
    if (raw.length() > LONGEST_LINE) {
      unreadable(source, number, raw, "a line of at most " + LONGEST_LINE + " characters");
      return;
    }
    switch (line.kind()) {
      case ASSIGNMENT -> assignments.add(new Assignment(within, line.path(), line.value()));
      case INCLUDE -> include(source, number, within, line.value());
      default -> unreadable(source, number, raw, "path=value");
    }
  }

  private void include(String source, int number, int within, String name) {
    try {
      if (open.size() > DEEPEST) {
        throw new IOException("at most " + DEEPEST + " files inside each other");
      }
      if (++files > MOST_FILES) {
        throw new IOException("at most " + MOST_FILES + " included files");
      }
      Included file = includes.open(source, name);
      try (InputStream in = file.in()) {
        if (open.contains(file.source())) {
          throw new IOException(
              "a file that does not include itself: "
                  + String.join(" > ", open)
                  + " > "
                  + file.source());
        }
        readFile(file.source(), in, within);
      }
    } catch (IOException e) {
      problems.add(
          new Problem(Kind.INVALID, source, number, "include", shown(name), e.getMessage()));
    }
  }

  /** What stands there may be a piece of a secret: only its beginning, and no value, is shown. */
  private void unreadable(String source, int number, String raw, String expected) {
    String path = raw.strip().split("=", 2)[0];
    problems.add(new Problem(Kind.INVALID, source, number, shown(path), "", expected));
  }

  private static String shown(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return cut.replaceAll("\\p{Cc}", "?");
  }
}
