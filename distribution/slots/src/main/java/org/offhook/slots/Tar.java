package org.offhook.slots;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the archives that {@code offhook image} writes: POSIX.1-1988 tar (ustar), with the extended
 * headers of POSIX.1-2001 for long names.
 */
final class Tar {
  private static final int BLOCK = 512;
  private static final int LONGEST_EXTENSION = 65_536;
  private static final Pattern PATH = Pattern.compile("\\d+ path=([^\\n]*)\\n");
  private final InputStream in;
  private long left;
  private int padding;

  /**
   * A file or directory.
   *
   * @param name its path
   * @param directory true for a directory
   * @param program true when it may be executed
   */
  record Entry(String name, boolean directory, boolean program) {}

  Tar(InputStream in) {
    this.in = in;
  }

  /** The next entry; null after the last one. */
  Entry next() throws IOException {
    in.skipNBytes(left + padding);
    left = 0;
    padding = 0;
    String extended = null;
    while (true) {
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || header.length == BLOCK && header[0] == 0) {
        return null;
      }
      if (header.length < BLOCK) {
        throw new EOFException("the archive ends within a header");
      }
      long size = octal(header, 124, 12);
      char type = (char) header[156];
      if (type == 'x') {
        extended = extension(size);
        continue;
      }
      if (type != '0' && type != 0 && type != '5') {
        throw new Refusal("the archive holds something that is no file and no directory");
      }
      begin(size);
      String name = extended == null ? name(header) : extended;
      return new Entry(name, type == '5', (octal(header, 100, 8) & 0100) != 0);
    }
  }

  private void begin(long size) {
    left = size;
    padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
  }

  /** Reads on in the file of the entry; -1 at its end. */
  int read(byte[] to) throws IOException {
    if (left == 0) {
      return -1;
    }
    int got = in.read(to, 0, (int) Math.min(to.length, left));
    if (got < 0) {
      throw new EOFException("the archive ends within a file");
    }
    left -= got;
    return got;
  }

  private String extension(long size) throws IOException {
    if (size > LONGEST_EXTENSION) {
      throw new Refusal("an extended header of " + size + " bytes");
    }
    String text = new String(in.readNBytes((int) size), StandardCharsets.UTF_8);
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    Matcher path = PATH.matcher(text);
    return path.find() ? path.group(1) : null;
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private static long octal(byte[] header, int from, int length) throws Refusal {
    String text = text(header, from, length).strip();
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text, 8);
    } catch (NumberFormatException e) {
      throw new Refusal("a number in the archive is damaged");
    }
  }
}
