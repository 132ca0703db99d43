package org.offhook.codec.opus;

import java.util.Locale;

/**
 * What the peer asks for in its {@code fmtp} (RFC 7587 section 6.1). What cannot be read counts as
 * not said.
 *
 * @param bitrate highest average bit rate it wants, bit/s
 * @param playbackRate highest sampling rate it can make use of, Hz
 * @param errorCorrection whether it can use in-band error correction
 * @param discontinuous whether it prefers discontinuous transmission
 * @param constant whether every packet must be equally long
 */
record Wishes(
    int bitrate,
    int playbackRate,
    boolean errorCorrection,
    boolean discontinuous,
    boolean constant) {
  private static final int LOWEST = 6000;
  private static final int HIGHEST = 510_000;

  static Wishes parse(String format) {
    int bitrate = HIGHEST;
    int playbackRate = OpusCodec.RATE;
    boolean errorCorrection = false;
    boolean discontinuous = false;
    boolean constant = false;
    for (String parameter : format.toLowerCase(Locale.ROOT).split(";")) {
      String[] parts = parameter.split("=", 2);
      String value = parts.length == 2 ? parts[1].strip() : "";
      switch (parts[0].strip()) {
        case "maxaveragebitrate" -> bitrate = number(value, bitrate);
        case "maxplaybackrate" -> playbackRate = number(value, playbackRate);
        case "useinbandfec" -> errorCorrection = value.equals("1");
        case "usedtx" -> discontinuous = value.equals("1");
        case "cbr" -> constant = value.equals("1");
        default -> {
          // the others are about stereo and packet times, which need no answer from a mono encoder
        }
      }
    }
    return new Wishes(
        Math.max(LOWEST, Math.min(HIGHEST, bitrate)),
        playbackRate,
        errorCorrection,
        discontinuous,
        constant);
  }

  private static int number(String text, int otherwise) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
