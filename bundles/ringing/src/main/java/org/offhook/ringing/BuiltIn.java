package org.offhook.ringing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tones that every phone has, by name; {@code Ring01}, the country's own, is not among them.
 */
final class BuiltIn {
  /** The name of the country's own tone. */
  static final String COUNTRY = "Ring01";

  /** How many tones are built in, the country's included. */
  static final int COUNT = 11;

  private BuiltIn() {}

  /** Reads them, in the order of their names. */
  static Map<String, Melody> read() {
    try (InputStream in = BuiltIn.class.getResourceAsStream("ring.melodies");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      Map<String, Melody> melodies = new LinkedHashMap<>();
      lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\s+", 2))
          .forEach(words -> melodies.put(words[0], Melody.parse(words[1])));
      return Collections.unmodifiableMap(melodies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name of the tone with this number, from 1. */
  static String name(int number) {
    return "Ring%02d".formatted(number);
  }
}
