package org.offhook.media;

/**
 * The transmission rating of ITU-T G.107 and the opinion score that follows from it. Wideband
 * codecs are rated on the same scale with no impairment of their own, so their score ends at 4.5.
 *
 * @param ie equipment impairment of the codec without loss (ITU-T G.113 appendix I)
 * @param bpl robustness against random loss, in percent
 */
record EModel(double ie, double bpl) {
  private static final double BASE = 93.2;

  static EModel of(String codec) {
    return switch (codec.toUpperCase(java.util.Locale.ROOT)) {
      case "G729" -> new EModel(11, 19);
      case "G723" -> new EModel(15, 16.1);
      case "OPUS" -> new EModel(0, 30);
      case "G722" -> new EModel(0, 10);
      default -> new EModel(0, 25.1); // G.711 with concealment
    };
  }

  /**
   * The score.
   *
   * @param delayMillis one-way delay from mouth to ear
   * @param lossPercent packets lost or too late
   * @return 1.0 to 4.5
   */
  double mos(double delayMillis, double lossPercent) {
    double late = Math.max(0, delayMillis - 177.3);
    double delay = 0.024 * delayMillis + 0.11 * late;
    double equipment = ie + (95 - ie) * lossPercent / (lossPercent + bpl);
    double r = BASE - delay - equipment;
    if (r <= 0) {
      return 1;
    }
    double score = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
    return Math.max(1, Math.min(4.5, score));
  }
}
