package org.offhook.codec.g729;

import java.util.Arrays;

/** The adaptive postfilter of Annex A (ITU-T G.729 A.4.2). */
final class PostFilter {
  private static final int RESPONSE = 22;
  private static final int MEMORY = Frame.ORDER;
  private static final int[] NUMERATOR = LinearPredictor.powers(18022);
  private static final int[] DENOMINATOR = LinearPredictor.powers(22938);

  private final HarmonicFilter harmonics = new HarmonicFilter();
  private final GainControl level = new GainControl();
  private final int[] zeros = new int[LinearPredictor.SIZE];
  private final int[] poles = new int[LinearPredictor.SIZE];
  private final int[] response = new int[MEMORY + RESPONSE];
  private final int[] enhanced = new int[Frame.SUBFRAME];
  private final int[] filtered = new int[MEMORY + Frame.LENGTH];
  private final int[] levelled = new int[Frame.LENGTH];
  private int before;

  /**
   * Filters a frame.
   *
   * @param speech synthesised speech, after ten samples of the frame before
   * @param filters the two prediction filters
   * @param lags decoded delays of the subframes
   * @param voiced false for comfort noise
   * @return the result, good until the next call
   */
  int[] apply(int[] speech, int[] filters, int[] lags, boolean voiced) {
    System.arraycopy(filtered, Frame.LENGTH, filtered, 0, MEMORY);
    for (int half = 0; half < 2; half++) {
      int at = MEMORY + half * Frame.SUBFRAME;
      int filter = half * LinearPredictor.SIZE;
      LinearPredictor.weight(filters, filter, NUMERATOR, zeros, 0);
      LinearPredictor.weight(filters, filter, DENOMINATOR, poles, 0);
      Filters.residual(zeros, 0, speech, at, harmonics.residual(), harmonics.at(), Frame.SUBFRAME);
      harmonics.apply(lags[half], voiced, enhanced, 0);
      compensate(tilt());
      Filters.synthesis(poles, 0, enhanced, 0, filtered, at, Frame.SUBFRAME);
      System.arraycopy(filtered, at, levelled, at - MEMORY, Frame.SUBFRAME);
      level.apply(speech, at, levelled, at - MEMORY);
    }
    return levelled;
  }

  /** First reflection of the short-term filter's response, times 0.8, Q15. */
  private int tilt() {
    Arrays.fill(response, 0);
    System.arraycopy(zeros, 0, response, MEMORY, LinearPredictor.SIZE);
    Filters.synthesis(poles, 0, response, MEMORY, response, MEMORY, RESPONSE);
    int energy = correlate(0);
    int neighbour = correlate(1);
    return neighbour <= 0 ? 0 : Fixed.div(Fixed.mult(neighbour, 26214), energy);
  }

  private int correlate(int distance) {
    long sum = 0;
    for (int i = MEMORY; i < response.length - distance; i++) {
      sum += (long) response[i] * response[i + distance];
    }
    return Fixed.sat32(sum << 1) >> 16;
  }

  private void compensate(int tilt) {
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      int sample = enhanced[i];
      enhanced[i] = Fixed.sat16(sample - Fixed.mult(tilt, before));
      before = sample;
    }
  }
}
