package org.offhook.provision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of speed dials: {@code key,number,type} in each line, keys from 1; type 0 dials, 1 also
 * monitors the number.
 *
 * @param settings the parameters of the keys
 * @param keys how many keys it sets
 * @param problems lines that set none, each with its place and what was expected
 */
record SpeedDialFile(Map<String, String> settings, int keys, List<String> problems) {
  private static final int LAST_KEY = 204;
  private static final Pattern LINE =
      Pattern.compile("(\\d{1,3})\\s*,\\s*([^,\\s][^,]{0,126}?)\\s*,\\s*([01])");

  /** Reads a list. */
  static SpeedDialFile read(String source, String text) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    int keys = 0;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      Matcher matcher = LINE.matcher(line.strip());
      if (line.isBlank()) {
        continue;
      }
      int key = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
      if (key < 1 || key > LAST_KEY) {
        String shown = line.strip().substring(0, Math.min(60, line.strip().length()));
        problems.add(
            "%s:%d: \"%s\" is no speed dial, expected key,number,type such as 1,200,0"
                .formatted(source, number, shown.replaceAll("\\p{Cntrl}", "?")));
        continue;
      }
      String path = "personal_settings/functional_key/" + (key - 1) + "/";
      settings.put(path + "type", matcher.group(3).equals("1") ? "SPEED_DIAL_BLF" : "SPEED_DIAL");
      settings.put(path + "speed_dial_number", matcher.group(2));
      keys++;
    }
    return new SpeedDialFile(settings, keys, problems);
  }
}
