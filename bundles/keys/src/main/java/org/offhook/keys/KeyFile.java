package org.offhook.keys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;

/**
 * Keys as a file: speed dials as {@code key,number,type} with keys from 1 (type 1 also monitors the
 * number), or all that is configured for keys as lines of a {@code .cfg}.
 *
 * @param settings the parameters of the keys
 * @param keys how many keys it sets
 * @param problems lines that set none, each with its place and what was expected
 */
record KeyFile(Map<String, String> settings, int keys, List<String> problems) {
  /** Where keys are configured. */
  static final String PATH = "personal_settings/functional_key/";

  private static final Pattern SPEED_DIAL =
      Pattern.compile("(\\d{1,3})\\s*,\\s*([^,\\s][^,]{0,126}?)\\s*,\\s*([01])");
  private static final Pattern SETTING =
      Pattern.compile("(" + PATH + "(\\d{1,3})/[a-z_]+)\\s*=\\s*(.{0,512})");

  /** Whether a name is that of lines of a {@code .cfg}; else they are speed dials. */
  static boolean isCfg(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".cfg");
  }

  /** Reads a file; its name says what is in it. */
  static KeyFile read(String name, String text) {
    KeyFile file = new KeyFile(new LinkedHashMap<>(), 0, new ArrayList<>());
    Map<String, String> keys = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.strip().startsWith(";")) {
        boolean taken = isCfg(name) ? file.setting(line, keys) : file.speedDial(line, keys);
        if (!taken) {
          file.problems.add(problem(name, number, line.strip()));
        }
      }
    }
    return new KeyFile(file.settings, keys.size(), file.problems);
  }

  private static String problem(String name, int number, String line) {
    String shown = line.substring(0, Math.min(60, line.length())).replaceAll("\\p{Cntrl}", "?");
    return "%s:%d: \"%s\" is none, expected %s"
        .formatted(
            name,
            number,
            shown,
            isCfg(name) ? PATH + "12/type=SPEED_DIAL" : "key,number,type such as 1,200,0");
  }

  private boolean speedDial(String line, Map<String, String> keys) {
    Matcher matcher = SPEED_DIAL.matcher(line.strip());
    int key = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (key < 1) {
      return false;
    }
    String path = PATH + (key - 1) + "/";
    settings.put(path + "type", matcher.group(3).equals("1") ? "SPEED_DIAL_BLF" : "SPEED_DIAL");
    settings.put(path + "speed_dial_number", matcher.group(2));
    keys.put(path, "");
    return true;
  }

  private boolean setting(String line, Map<String, String> keys) {
    Matcher matcher = SETTING.matcher(line.strip());
    if (!matcher.matches()) {
      return false;
    }
    settings.put(matcher.group(1), matcher.group(3).strip());
    keys.put(matcher.group(2), "");
    return true;
  }

  /** The speed dials among these lines, in the order of the keys; other keys are left out. */
  static String speedDials(List<Assignment> assignments) {
    TreeMap<Integer, Map<String, String>> keys = new TreeMap<>();
    for (Assignment each : ofKeys(assignments)) {
      String[] parts = each.path().substring(PATH.length()).split("/");
      keys.computeIfAbsent(Integer.valueOf(parts[0]), key -> new LinkedHashMap<>())
          .put(parts[1], each.value());
    }
    StringBuilder text = new StringBuilder();
    keys.forEach(
        (key, values) -> {
          String type = values.getOrDefault("type", "SPEED_DIAL");
          String number = values.getOrDefault("speed_dial_number", "").strip();
          if (type.startsWith("SPEED_DIAL") && !type.endsWith("PREFIX") && !number.isEmpty()) {
            text.append("%d,%s,%d\n".formatted(key + 1, number, type.endsWith("BLF") ? 1 : 0));
          }
        });
    return text.toString();
  }

  /** All that is configured for keys, as lines of a {@code .cfg}. */
  static String lines(List<Assignment> assignments) {
    StringBuilder text = new StringBuilder();
    ofKeys(assignments)
        .forEach(each -> text.append(each.path()).append('=').append(each.value()).append('\n'));
    return text.toString();
  }

  static List<Assignment> ofKeys(List<Assignment> assignments) {
    return assignments.stream().filter(each -> each.path().matches(PATH + "\\d+/[a-z_]+")).toList();
  }
}
