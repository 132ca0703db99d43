package org.offhook.tones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource.Occasion;

/** The tones of one country, read from its file. */
final class Country {
  private Country() {}

  /**
   * Reads a country's file. Each line is an occasion, a level in dBm0 ({@code -} for the configured
   * one) and a tone in the notation of {@link ToneText}; {@code ring} is followed by a cadence.
   *
   * @param name as in {@code voip/regional_settings/selected_country}
   * @throws IllegalArgumentException when there is no such country
   */
  static Map<Occasion, Tone> read(String name, Levels levels) {
    String file = name.strip().toLowerCase(Locale.ROOT) + ".tones";
    try (InputStream in = Country.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException("\"" + name + "\" is no country with known tones");
      }
      var tones = new EnumMap<Occasion, Tone>(Occasion.class);
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      lines
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .forEach(line -> add(tones, line, levels));
      return tones;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Map<Occasion, Tone> tones, String line, Levels levels) {
    String[] words = line.split("\\s+", 2);
    Occasion occasion = Occasion.valueOf(words[0].toUpperCase(Locale.ROOT));
    if (occasion == Occasion.RING) {
      tones.put(occasion, Ringer.ring(words[1], levels.ringer()));
    } else {
      String[] rest = words[1].split("\\s+", 2);
      double level = rest[0].equals("-") ? levels.tone() : Double.parseDouble(rest[0]);
      tones.put(occasion, ToneText.parse(rest[1], level));
    }
  }

  /**
   * Configured levels, in dBm0.
   *
   * @param tone of each frequency of a tone without a level of its own
   * @param ringer of each note of the ringer
   */
  record Levels(double tone, double ringer) {}
}
