package org.offhook.shell;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last lines of the phone's log, read from the end: the file may be large. */
final class LogTail {
  private static final int MAX_BYTES = 1 << 20;

  private final Path file;
  private final Path earlier;

  /** Of the log in this directory: {@code phone.log}, and {@code phone.1.log} before it. */
  LogTail(Path directory) {
    this.file = directory.resolve("phone.log");
    this.earlier = directory.resolve("phone.1.log");
  }

  /**
   * Reads.
   *
   * @param wanted how many lines at most
   * @param text only lines with this text in them, in any letter case; empty for all
   * @return the lines, oldest first, without what could steer a terminal
   */
  List<String> lines(int wanted, String text) throws IOException {
    List<String> lines = new ArrayList<>(read(file));
    if (lines.size() < wanted && Files.exists(earlier)) {
      lines.addAll(0, read(earlier)); // the log was turned over a moment ago
    }
    String sought = text.toLowerCase(Locale.ROOT);
    lines.removeIf(line -> !line.toLowerCase(Locale.ROOT).contains(sought));
    return lines.subList(Math.max(0, lines.size() - wanted), lines.size());
  }

  private static List<String> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, in.length() - MAX_BYTES);
      in.seek(start);
      byte[] bytes = new byte[(int) (in.length() - start)];
      in.readFully(bytes);
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?"))
              .toList();
      // The first one is likely cut.
      return start == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
