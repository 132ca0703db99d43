package org.offhook.codec.g729;

/** Running means of what background noise looks like (Annex B 3.2, 3.5). */
final class NoiseFeatures {
  /** Mean weight, Q15, of energies, crossings and spectrum, for each 10 updates. */
  private static final int[][] WEIGHTS = {
    {24576, 26214, 19661},
    {24576, 26214, 19661},
    {31130, 30147, 21299},
    {31785, 30802, 22938},
    {32440, 31457, 24576},
    {32604, 32440, 24576},
    {32604, 32702, 24576}
  };

  /** Rest of the weight, as the Recommendation rounds it. */
  private static final int[][] RESTS = {
    {8192, 6554, 13017},
    {8192, 6554, 13017},
    {1638, 2621, 11469},
    {983, 1966, 9830},
    {328, 1311, 8192},
    {164, 328, 8192},
    {164, 66, 8192}
  };

  /** 32/(32 - n) for n quiet frames, as Q15 and a shift; nothing when all were quiet. */
  private static final int[] FACTOR = {
    32767, 16913, 17476, 18079, 18725, 19418, 20165, 20972, 21845, 22795, 23831, 24966, 26214,
    27594, 29127, 30840, 32767, 17476, 18725, 20165, 21845, 23831, 26214, 29127, 32767, 18725,
    21845, 26214, 32767, 21845, 32767, 32767, 0
  };

  private static final int[] SHIFT = {
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5,
    0
  };

  private final int[] lsf = new int[Frame.ORDER];
  private int energy;
  private int full;
  private int low;
  private int crossings;
  private int quiet;
  private int updates;

  int full() {
    return full;
  }

  int low() {
    return low;
  }

  int crossings() {
    return crossings;
  }

  /** Counts one of the first 32 frames that is too quiet to learn from. */
  void skip() {
    quiet++;
  }

  /** Adds one of the first 32 frames. */
  void learn(int frameEnergy, int frameCrossings, int[] frameLsf) {
    energy = part(energy, frameEnergy);
    crossings = part(crossings, frameCrossings);
    for (int i = 0; i < Frame.ORDER; i++) {
      lsf[i] = part(lsf[i], frameLsf[i]);
    }
  }

  private static int part(int mean, int value) {
    return Fixed.lMac(mean << 16, value, 1024) >> 16;
  }

  /** Ends learning: scales the sums by the number of frames that were loud enough. */
  void conclude() {
    energy = scaled(energy);
    crossings = scaled(crossings);
    for (int i = 0; i < Frame.ORDER; i++) {
      lsf[i] = scaled(lsf[i]);
    }
    full = Fixed.sat16(energy - 2048);
    low = Fixed.sat16(energy - 2458);
  }

  /** Times 32/(32 - quiet). */
  private int scaled(int value) {
    int product = Fixed.lMult(value, FACTOR[quiet]);
    return Fixed.lShl(product, SHIFT[quiet]) >> 16;
  }

  /** Mean square distance of a spectrum from the noise's, Q15. */
  int distortion(int[] frameLsf) {
    long sum = 0;
    for (int i = 0; i < Frame.ORDER; i++) {
      int error = Fixed.sat16(frameLsf[i] - lsf[i]);
      sum += (long) error * error;
    }
    return Fixed.sat32(sum << 1) >> 16;
  }

  /** Follows a frame of noise, the more slowly the more there were. */
  void follow(int frameFull, int frameLow, int frameCrossings, int[] frameLsf) {
    updates++;
    int row = Math.min(6, updates / 10);
    int[] w = WEIGHTS[row];
    int[] r = RESTS[row];
    full = mean(w[0], full, r[0], frameFull);
    low = mean(w[0], low, r[0], frameLow);
    crossings = mean(w[1], crossings, r[1], frameCrossings);
    for (int i = 0; i < Frame.ORDER; i++) {
      lsf[i] = mean(w[2], lsf[i], r[2], frameLsf[i]);
    }
  }

  private static int mean(int weight, int old, int rest, int value) {
    return Fixed.lMac(Fixed.lMult(weight, old), rest, value) >> 16;
  }

  /** The noise floor changed: starts from it. */
  void restart(int floor) {
    full = floor;
    updates = 0;
  }
}
