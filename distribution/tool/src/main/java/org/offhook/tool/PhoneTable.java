package org.offhook.tool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A table of phones: the first line names the columns, {@code mac} among them.
 *
 * @param columns names in lower case
 * @param phones good rows: value by column; {@code mac} is twelve digits in lower case
 * @param bad what is wrong with the others, each with its line
 */
record PhoneTable(List<String> columns, List<Map<String, String>> phones, List<String> bad) {

  static PhoneTable of(String source, String text) throws Fault {
    List<String> lines = text.replace("\uFEFF", "").lines().toList();
    List<String> columns =
        lines.isEmpty()
            ? List.of()
            : cells(lines.get(0)).stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    if (!columns.contains("mac") || Set.copyOf(columns).size() != columns.size()) {
      throw new Fault(source + ":1: expected the names of the columns, each once, mac among them");
    }
    List<Map<String, String>> phones = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      Map<String, String> phone = new LinkedHashMap<>();
      String fault = row(columns, cells(lines.get(i)), seen, phone);
      if (fault.isEmpty()) {
        phones.add(phone);
      } else {
        bad.add("%s:%d: %s".formatted(source, i + 1, fault));
      }
    }
    return new PhoneTable(columns, phones, bad);
  }

  private static String row(
      List<String> columns, List<String> cells, Set<String> seen, Map<String, String> phone) {
    if (cells.size() != columns.size()) {
      return "expected %d values, found %d".formatted(columns.size(), cells.size());
    }
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).chars().anyMatch(Character::isISOControl)) {
        return columns.get(i) + " holds a control character";
      }
      phone.put(columns.get(i), cells.get(i));
    }
    String mac = phone.get("mac").replaceAll("[:.\\-]", "").toLowerCase(Locale.ROOT);
    phone.put("mac", mac);
    if (!mac.matches("[0-9a-f]{12}")) {
      return "mac: expected twelve hexadecimal digits";
    }
    return seen.add(mac) ? "" : "mac: " + mac + " stands further up already";
  }

  /** Cells between commas; quotes as in RFC 4180, within the line. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
