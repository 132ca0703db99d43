package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** A file of a thousand lines that sets everything the 440HD has, ten of them wrongly. */
class BigConfigurationIT {
  private static final int LINES = 1000;
  private static final int BAD = 10;
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(\\S+) +(boolean|integer|enumeration|secret) +default (\\S+) +(.*?) *(org\\S+)");

  /** What would take the phone off the loopback interface, or make two of them collide. */
  private static final Pattern LEFT_ALONE =
      Pattern.compile("voip/signalling/sip/(tls_)?port|voip/media/media_port|offhook/media/ports");

  @TempDir Path directory;

  /** Another allowed value than the default; empty where there is none. */
  private static String other(String type, String preset, String allowed) {
    switch (type) {
      case "boolean":
        String flipped = preset.equals("1") ? "0" : "1";
        return allowed.isEmpty() || allowed.contains(flipped) ? flipped : "";
      case "secret":
        return "hush";
      case "enumeration":
        return Arrays.stream(allowed.split("\\|"))
            .filter(word -> !word.equalsIgnoreCase(preset))
            .findFirst()
            .orElse("");
      default:
        Matcher range = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+).*").matcher(allowed);
        if (!range.matches()) {
          return "7";
        }
        return range.group(1).equals(preset) ? range.group(2) : range.group(1);
    }
  }

  private static Map<String, String> everything() throws Exception {
    HouseImages.Result listed =
        HouseImages.tool(List.of("config", "params", "--model", "audiocodes-440hd"));
    assertEquals(0, listed.exitCode(), listed.output());
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : listed.output().lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      if (parameter.matches() && !LEFT_ALONE.matcher(parameter.group(1)).matches()) {
        String value = other(parameter.group(2), parameter.group(3), parameter.group(4));
        if (!value.isEmpty()) {
          values.put(parameter.group(1), parameter.group(2).equals("secret") ? "hush" : value);
        }
      }
    }
    return values;
  }

  @Test
  void theTenBadLinesAreNamedAndAllOthersAreInForce() throws Exception {
    Map<String, String> values = everything();
    assertTrue(values.size() > 300, values.size() + " parameters");
    List<String> lines = new ArrayList<>();
    Map<Integer, String> bad = new TreeMap<>();
    Map<String, String> good = new LinkedHashMap<>();
    int every = values.size() / BAD;
    int at = 0;
    for (Map.Entry<String, String> entry : values.entrySet()) {
      boolean wrong = !entry.getValue().equals("hush") && bad.size() < BAD && at++ % every == 1;
      lines.add(entry.getKey() + "=" + (wrong ? "banana" : entry.getValue() + "   "));
      if (wrong) {
        bad.put(lines.size(), entry.getKey());
      } else {
        good.put(entry.getKey(), entry.getValue());
      }
    }
    for (int i = lines.size(); i < LINES; i++) {
      lines.add(i % 2 == 0 ? "; a remark" : "");
    }
    assertEquals(BAD, bad.size());
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            String.join("\r\n", lines) + "\r\n")) {
      // A line counts when the capability is there whose parameter it sets.
      List<String> problems =
          phone
              .awaitOutput(Exchange.SOON, "config problems", "\\A([^\\n]+\\n){9}[^\\n]+\\n?\\z")
              .lines()
              .toList();
      assertEquals(BAD, problems.size(), String.join("\n", problems));
      List<String> stored = Files.readAllLines(phone.data().resolve("phone.cfg"));
      int next = 0;
      for (String path : bad.values()) {
        int line = stored.indexOf(path + "=banana") + 1;
        String problem = problems.get(next++);
        assertTrue(
            problem.startsWith("phone.cfg:" + line + ": " + path + ": value \"banana\"")
                && problem.contains("expected"),
            problem);
      }
      List<String> lost = new ArrayList<>();
      for (Map.Entry<String, String> one : good.entrySet()) {
        String shown = phone.exec("config get " + one.getKey()).strip();
        String wanted = one.getValue().equals("hush") ? "***" : one.getValue();
        if (!shown.equals(wanted)) {
          lost.add(one.getKey() + "=" + shown + ", wanted " + wanted);
        }
      }
      assertEquals(List.of(), lost);
    }
  }
}
