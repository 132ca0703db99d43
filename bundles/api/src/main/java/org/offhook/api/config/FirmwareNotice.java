package org.offhook.api.config;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Escene server says of the software it has for a group of models: the one line of {@code
 * F00400.cfg} ({@code S_ES410_version2.0.4.6}) or {@code K00400.cfg} ({@code
 * K_uImage_400.bin_version2.1.6}).
 *
 * @param kernel true for a kernel, false for the software
 * @param file name of the file to fetch
 * @param version version of that file, numbers between dots
 */
public record FirmwareNotice(boolean kernel, String file, String version) {
  private static final Pattern LINE =
      Pattern.compile("([SK])_[\\w.-]{1,80}_version(\\d{1,9}(?:\\.\\d{1,9}){0,7})");

  /**
   * Reads a notice.
   *
   * @throws IOException when the text is no notice
   */
  public static FirmwareNotice parse(String text) throws IOException {
    String line = text.strip();
    Matcher matcher = LINE.matcher(line);
    if (line.contains("..") || !matcher.matches()) {
      throw new IOException("expected one line such as S_ES410_version2.0.4.6");
    }
    return new FirmwareNotice(matcher.group(1).equals("K"), line, matcher.group(2));
  }

  /**
   * Name of the notice for a model: {@code F00400.cfg} for the ES410, {@code F00600.cfg} for ES6xx
   * and DS622; empty for a model of no group.
   */
  public static Optional<String> fileName(String model, boolean kernel) {
    Matcher series = Pattern.compile("(?:ES|DS)([2346])\\d\\d.*").matcher(upper(model));
    return series.matches()
        ? Optional.of((kernel ? "K00" : "F00") + series.group(1) + "00.cfg")
        : Optional.empty();
  }

  /** True when it offers something newer than this version: equal and older ones are left alone. */
  public boolean newerThan(String installed) {
    String[] ours = numbers(installed);
    String[] theirs = numbers(version);
    for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
      int order = Long.compare(number(theirs, i), number(ours, i));
      if (order != 0) {
        return order > 0;
      }
    }
    return false;
  }

  private static String[] numbers(String version) {
    return version.replaceAll("[^0-9]+", ".").replaceAll("^\\.|\\.$", "").split("\\.");
  }

  private static long number(String[] numbers, int place) {
    if (place >= numbers.length || numbers[place].isEmpty()) {
      return 0;
    }
    String digits = numbers[place];
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static String upper(String model) {
    return model.toUpperCase(Locale.ROOT).strip();
  }
}
