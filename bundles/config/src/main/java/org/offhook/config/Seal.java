package org.offhook.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a complete file from one that was cut short, and an edited one from an untouched one. The
 * first line says that the last one is a seal: a file that begins so and has lost its seal was cut.
 * A person may edit between the two lines, or put in a file without them.
 */
final class Seal {
  /** Lines that stand before the configuration in a sealed file. */
  static final int LINES_BEFORE = 1;

  private static final String HEADER = "; Offhook configuration; its last line is its seal\n";
  private static final Pattern FOOTER =
      Pattern.compile("; end of configuration, (\\d+) bytes, sha256 ([0-9a-f]{64})\\s*\\z");
  private static final Pattern GARBAGE = Pattern.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f]");

  private Seal() {}

  static byte[] sealed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "%s%s; end of configuration, %d bytes, sha256 %s\n"
        .formatted(HEADER, text, bytes.length, digest(bytes))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The inside of a file.
   *
   * @param text the configuration
   * @param before lines of the file that stand before it
   * @param touched whether somebody else wrote or changed it
   */
  record Opened(String text, int before, boolean touched) {}

  static Opened opened(String file) {
    String marked = unix(file);
    Matcher footer = FOOTER.matcher(marked);
    boolean closed = footer.find();
    String body = closed ? marked.substring(0, footer.start()) : marked;
    boolean headed = body.startsWith(HEADER);
    String text = headed ? body.substring(HEADER.length()) : body;
    boolean whole =
        headed && closed && digest(text.getBytes(StandardCharsets.UTF_8)).equals(footer.group(2));
    return new Opened(text, headed ? LINES_BEFORE : 0, !whole);
  }

  /** What is damaged in a file, in words; empty when nothing is. */
  static Optional<String> damage(String file) {
    Matcher garbage = GARBAGE.matcher(file);
    if (garbage.find()) {
      int line =
          1 + (int) file.substring(0, garbage.start()).chars().filter(c -> c == '\n').count();
      return Optional.of(
          "line %d holds a byte of value %d, which is no text"
              .formatted(line, (int) file.charAt(garbage.start())));
    }
    if (file.isEmpty()) {
      return Optional.of("it is empty");
    }
    String marked = unix(file);
    boolean cut =
        HEADER.startsWith(marked) || marked.startsWith(HEADER) && !FOOTER.matcher(marked).find();
    return cut
        ? Optional.of("it was cut short: the seal that its first line speaks of is not there")
        : Optional.empty();
  }

  /** An editor on Windows makes each line end in two characters, and may put a mark in front. */
  private static String unix(String file) {
    String text = file.startsWith("\uFEFF") ? file.substring(1) : file;
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
