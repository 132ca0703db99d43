package org.offhook.codec.g729;

/** The pitch delay and its index, with the range of the second subframe (ITU-T G.729 4.1.3). */
final class PitchLag {
  private int whole = 60;
  private int third;
  private int repeated = 60;

  /** Whole samples. */
  int whole() {
    return whole;
  }

  /** Thirds of a sample: -1, 0 or 1. */
  int third() {
    return third;
  }

  /** The delay to repeat when the next one is lost. */
  int repeated() {
    return repeated;
  }

  /** Repeats the last delay, one sample longer each time (4.4.1). */
  void repeat() {
    whole = repeated;
    third = 0;
    repeated = Math.min(repeated + 1, AdaptiveCodebook.MAX_LAG);
  }

  /** Lowest delay that the second subframe can have after this first one. */
  static int secondLowest(int first) {
    return Math.min(Math.max(first - 5, AdaptiveCodebook.MIN_LAG), AdaptiveCodebook.MAX_LAG - 9);
  }

  /** Takes the index of the first subframe, 8 bits. */
  void decodeFirst(int index) {
    if (index < 197) {
      whole = (index + 2) / 3 + 19;
      third = index - whole * 3 + 58;
    } else {
      whole = index - 112;
      third = 0;
    }
    repeated = whole;
  }

  /** Takes the index of the second subframe, 5 bits. */
  void decodeSecond(int index) {
    int lowest = secondLowest(whole);
    int step = (index + 2) / 3 - 1;
    whole = step + lowest;
    third = index - 2 - step * 3;
    repeated = whole;
  }

  /** Index of the first subframe. */
  static int encodeFirst(int whole, int third) {
    return whole <= 85 ? whole * 3 - 58 + third : whole + 112;
  }

  /** Index of the second subframe. */
  static int encodeSecond(int whole, int third, int lowest) {
    return (whole - lowest) * 3 + 2 + third;
  }

  /** Parity of the six upper bits of the first index (3.7.2). */
  static int parity(int index) {
    return (Integer.bitCount((index >> 2) & 0x3f) + 1) & 1;
  }
}
