package org.offhook.codec.opus;

import java.util.Locale;

/**
 * What the peer asks for in its {@code fmtp} (RFC 7587 section 6.1).
 *
 * @param bitrate highest average bit rate, bit/s
 * @param errorCorrection whether it can use in-band error correction
 * @param discontinuous whether it prefers discontinuous transmission
 */
record Wishes(int bitrate, boolean errorCorrection, boolean discontinuous) {
  private static final int DEFAULT_BITRATE = 32_000;
  private static final int LOWEST = 6000;
  private static final int HIGHEST = 64_000;

  static Wishes parse(String format) {
    int bitrate = DEFAULT_BITRATE;
    boolean errorCorrection = false;
    boolean discontinuous = false;
    for (String parameter : format.toLowerCase(Locale.ROOT).split(";")) {
      String[] parts = parameter.strip().split("=", 2);
      String value = parts.length == 2 ? parts[1].strip() : "";
      switch (parts[0].strip()) {
        case "maxaveragebitrate" ->
            bitrate = value.matches("\\d{4,6}") ? Integer.parseInt(value) : bitrate;
        case "useinbandfec" -> errorCorrection = value.equals("1");
        case "usedtx" -> discontinuous = value.equals("1");
        default -> {
          // the others say what the peer can hear, and mono at any bandwidth it can
        }
      }
    }
    return new Wishes(Math.max(LOWEST, Math.min(HIGHEST, bitrate)), errorCorrection, discontinuous);
  }
}
