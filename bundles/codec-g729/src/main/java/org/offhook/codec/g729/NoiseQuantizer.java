package org.offhook.codec.g729;

/** Quantises the spectrum of comfort noise with 10 bits (Annex B 4.2.3). */
final class NoiseQuantizer {
  private static final int CANDIDATES = 4;
  private static final int FIRST_SIZE = NoiseSpectrum.FIRST.length;

  /** Weight of the error of each predictor, Q15 and Q14. */
  private static final int[] MODE_WEIGHT = {8644, 16572};

  private final NoiseSpectrum decoder = new NoiseSpectrum();
  private final int[] lsf = new int[Frame.ORDER];
  private final int[] weights = new int[Frame.ORDER];
  private final int[][] target = new int[2][Frame.ORDER];
  private final int[] distances = new int[2 * FIRST_SIZE];
  private final int[] rest = new int[Frame.ORDER];
  private int least;

  /**
   * Quantises.
   *
   * @param lsp cosines, Q15
   * @param quantised takes the cosines the decoder will have
   * @param parameters takes mode and both indexes
   */
  void quantise(LspHistory history, int[] lsp, int[] quantised, int[] parameters) {
    LineFrequencies.fromCosines(lsp, lsf);
    space();
    LspWeights.of(lsf, weights);
    for (int mode = 0; mode < 2; mode++) {
      history.extract(LspTables.NOISE[mode], lsf, target[mode]);
    }
    search(parameters);
    decoder.decode(history, parameters[0], parameters[1], parameters[2], quantised);
  }

  /** Keeps the frequencies about 100 Hz apart. */
  private void space() {
    int last = Frame.ORDER - 1;
    lsf[0] = Math.max(lsf[0], 40);
    for (int i = 0; i < last; i++) {
      lsf[i + 1] = Fixed.sat16(Math.max(lsf[i + 1], lsf[i] + 642));
    }
    lsf[last] = Math.min(lsf[last], 25681);
    if (lsf[last] < lsf[last - 1]) {
      lsf[last - 1] = lsf[last] - 321;
    }
  }

  private void search(int[] parameters) {
    for (int i = 0; i < distances.length; i++) {
      distances[i] = firstDistance(i / FIRST_SIZE, i % FIRST_SIZE);
    }
    least = 32767;
    java.util.Arrays.fill(parameters, 0, 3, 0);
    for (int i = 0; i < CANDIDATES; i++) {
      int candidate = nearest();
      distances[candidate] = 32767;
      refine(candidate / FIRST_SIZE, candidate % FIRST_SIZE, parameters);
    }
  }

  private int firstDistance(int mode, int index) {
    int[] vector = LspTables.FIRST[NoiseSpectrum.FIRST[index]];
    long sum = 0;
    for (int j = 0; j < Frame.ORDER; j++) {
      int error = Fixed.sat16(target[mode][j] - vector[j]);
      sum += (long) error * error;
    }
    return Fixed.mult(Fixed.sat32(sum << 1) >> 16, MODE_WEIGHT[mode]);
  }

  private int nearest() {
    int best = 0;
    for (int i = 1; i < distances.length; i++) {
      if (distances[i] < distances[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Tries all second stage vectors after one of the first. */
  private void refine(int mode, int first, int[] parameters) {
    int[] vector = LspTables.FIRST[NoiseSpectrum.FIRST[first]];
    for (int j = 0; j < Frame.ORDER; j++) {
      rest[j] = Fixed.sat16(target[mode][j] - vector[j]);
    }
    for (int second = 0; second < 16; second++) {
      int distance = secondDistance(mode, second);
      if (distance < least) {
        least = distance;
        parameters[0] = mode;
        parameters[1] = first;
        parameters[2] = second;
      }
    }
  }

  private int secondDistance(int mode, int second) {
    int[] present = LspTables.NOISE[mode].present();
    long sum = 0;
    for (int j = 0; j < Frame.ORDER; j++) {
      int gain = Fixed.lShl(Fixed.lMult(present[j], present[j]), 2) >> 16;
      int error = Fixed.sat16(rest[j] - NoiseSpectrum.second(second, j));
      int weighted = Fixed.mult(gain, weights[j]);
      weighted = Fixed.lShl(Fixed.lMult(weighted, error), 3) >> 16;
      sum += (long) weighted * error;
    }
    return Fixed.sat32(sum << 1) >> 16;
  }
}
