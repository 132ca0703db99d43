package org.offhook.tones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource.Occasion;

/** The phones' own table of tones, with what the configuration changes in it. */
final class DefinedTones {
  private static final String[] COLUMNS = {
    "index",
    "name",
    "cadence",
    "frequencyA",
    "frequencyALevel",
    "frequencyB",
    "frequencyBLevel",
    "toneOn0",
    "toneOff0",
    "toneOn1",
    "toneOff1"
  };

  private DefinedTones() {}

  /**
   * The tones in force.
   *
   * @param configured properties of the indexes that have any
   */
  static Map<Occasion, Tone> read(Collection<Map<String, ?>> configured) {
    Map<Integer, Map<String, ?>> byIndex = new HashMap<>();
    for (Map<String, ?> properties : configured) {
      byIndex.put(((Number) properties.get("index")).intValue(), properties);
    }
    var tones = new EnumMap<Occasion, Tone>(Occasion.class);
    rows()
        .forEach(
            (index, row) -> {
              Map<String, ?> set = byIndex.getOrDefault(index, Map.of());
              if (!Boolean.FALSE.equals(set.get("enabled"))) {
                add(tones, DefinedTone.of(set, row));
              }
            });
    return tones;
  }

  private static void add(Map<Occasion, Tone> tones, DefinedTone defined) {
    // Two names mean the howler; the one that says so wins over the warning.
    boolean better = defined.name().equalsIgnoreCase("call_progress_howler_tone");
    defined
        .occasion()
        .filter(occasion -> better || !tones.containsKey(occasion))
        .ifPresent(occasion -> defined.tone().ifPresent(tone -> tones.put(occasion, tone)));
  }

  /** The table that is built in, by index. */
  static Map<Integer, Map<String, String>> rows() {
    try (InputStream in = DefinedTones.class.getResourceAsStream("defined.tsv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      var rows = new TreeMap<Integer, Map<String, String>>();
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(DefinedTones::row)
          .forEach(row -> rows.put(Integer.valueOf(row.get("index")), row));
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> row(String line) {
    String[] cells = line.split("\t");
    var row = new LinkedHashMap<String, String>();
    for (int i = 0; i < COLUMNS.length; i++) {
      row.put(COLUMNS[i], cells[i]);
    }
    return row;
  }
}
