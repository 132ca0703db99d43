package org.offhook.codec.g729;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the larger tables of the Recommendation, kept as text beside the classes. */
final class Numbers {
  private Numbers() {}

  /**
   * All numbers of a table.
   *
   * @throws IllegalStateException when the bundle lacks it
   */
  static int[] load(String name) {
    try (InputStream in = Numbers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks its table " + name);
      }
      BufferedReader text =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      return text.lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> java.util.Arrays.stream(line.trim().split(" +")))
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table in rows of equal length. */
  static int[][] rows(String name, int length) {
    int[] all = load(name);
    int[][] rows = new int[all.length / length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = java.util.Arrays.copyOfRange(all, i * length, (i + 1) * length);
    }
    return rows;
  }
}
