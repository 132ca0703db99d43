package org.offhook.time.sync;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads offsets as the phones write them: {@code +02:00}, {@code -3:30}, {@code 00:00}. */
final class GmtOffset {
  static final String EXPECTED = "an offset from -12:00 to +14:00";
  private static final Pattern FORM = Pattern.compile("([+-]?)(\\d{1,2}):(\\d{2})");
  private static final int EARLIEST = -12 * 60;
  private static final int LATEST = 14 * 60;

  private GmtOffset() {}

  static Optional<ZoneOffset> of(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || Integer.parseInt(form.group(3)) > 59) {
      return Optional.empty();
    }
    int minutes = Integer.parseInt(form.group(2)) * 60 + Integer.parseInt(form.group(3));
    return ofMinutes(form.group(1).equals("-") ? -minutes : minutes);
  }

  static Optional<ZoneOffset> ofMinutes(int minutes) {
    return minutes < EARLIEST || minutes > LATEST
        ? Optional.empty()
        : Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60));
  }
}
