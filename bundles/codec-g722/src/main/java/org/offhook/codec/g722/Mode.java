package org.offhook.codec.g722;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modes of ITU-T G.722: how many of the eight bits of each octet are sound. Over RTP all eight
 * travel in any mode (RFC 3551 section 4.5.2), so that an encoder need not know the mode of the
 * decoder.
 */
enum Mode {
  /** Mode 1: eight bits, 64 kbit/s. */
  RATE_64,
  /** Mode 2: seven bits; the last one may be data. */
  RATE_56,
  /** Mode 3: six bits; the last two may be data. */
  RATE_48;

  private static final Pattern BITRATE =
      Pattern.compile("(?i)(?:^|.*;)\\s*bitrate\\s*=\\s*(\\d{1,6})\\s*(?:;.*|$)");

  /** The mode named by {@code fmtp} parameters; the first where they name none. */
  static Mode ofFormat(String format) {
    Matcher bitrate = BITRATE.matcher(format);
    if (!bitrate.matches()) {
      return RATE_64;
    }
    return switch (bitrate.group(1)) {
      case "56000" -> RATE_56;
      case "48000" -> RATE_48;
      default -> RATE_64;
    };
  }

  /** The mode of a value of {@code voip/codec/g722_bitrate}. */
  static Mode ofParameter(String value) {
    return switch (value) {
      case "G722_56K" -> RATE_56;
      case "G722_48K" -> RATE_48;
      default -> RATE_64;
    };
  }

  /**
   * The {@code fmtp} parameters that name it; none for 64 kbit/s, which is what everybody means.
   */
  String format() {
    return switch (this) {
      case RATE_64 -> "";
      case RATE_56 -> "bitrate=56000";
      case RATE_48 -> "bitrate=48000";
    };
  }

  /**
   * The step of the lower band's quantizer that this mode hears, in units of 2^-15 of its scale.
   */
  int step(int code) {
    return switch (this) {
      case RATE_64 -> Tables.QM6[code];
      case RATE_56 -> Tables.QM5[code >> 1];
      case RATE_48 -> Tables.QM4[code >> 2];
    };
  }
}
