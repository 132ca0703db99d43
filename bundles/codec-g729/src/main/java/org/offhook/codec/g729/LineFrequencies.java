package org.offhook.codec.g729;

/**
 * Line spectral frequencies: spacing and stability, and their cosines, by table and straight line
 * (ITU-T G.729 3.2.3, 3.2.4).
 */
final class LineFrequencies {
  /** Evenly spaced, the state before the first frame, Q13. */
  static final int[] EVEN = {2339, 4679, 7018, 9358, 11698, 14037, 16377, 18717, 21056, 23396};

  private static final int[] COSINE = new int[65];
  private static final int[] COSINE_SLOPE = new int[64];

  /** Steepness of the inverse, Q12 per step of the cosine table; its second half mirrors. */
  private static final int[] ARC_SLOPE = {
    -26887, -8812, -5323, -3813, -2979, -2444, -2081, -1811, -1608, -1450, -1322, -1219, -1132,
    -1059, -998, -946, -901, -861, -827, -797, -772, -750, -730, -713, -699, -687, -677, -668, -662,
    -657, -654, -652
  };

  static {
    for (int i = 0; i <= 64; i++) {
      COSINE[i] = Math.min(32767, (int) Math.rint(32768 * Math.cos(Math.PI * i / 64)));
    }
    for (int i = 0; i < 64; i++) {
      double rise = Math.cos(Math.PI * (i + 1) / 64) - Math.cos(Math.PI * i / 64);
      COSINE_SLOPE[i] = (int) Math.rint(rise * (1 << 19));
    }
  }

  private LineFrequencies() {}

  /** Cosine table, Q15, 65 points from 0 to pi. */
  static int cosine(int i) {
    return COSINE[i];
  }

  static int cosineSlope(int i) {
    return COSINE_SLOPE[i];
  }

  /** Frequencies in Q13 to cosines in Q15. */
  static void toCosines(int[] lsf, int[] lsp) {
    for (int i = 0; i < Frame.ORDER; i++) {
      int turn = Fixed.mult(lsf[i], 20861);
      int step = Math.min(turn >> 8, 63);
      lsp[i] = Fixed.sat16(COSINE[step] + ((COSINE_SLOPE[step] * (turn & 0xff)) >> 12));
    }
  }

  /** Cosines in Q15 to frequencies in Q13, as the quantiser wants them. */
  static void fromCosines(int[] lsp, int[] lsf) {
    int step = 63;
    for (int i = Frame.ORDER - 1; i >= 0; i--) {
      while (step > 0 && COSINE[step] < lsp[i]) {
        step--;
      }
      int offset = Fixed.sat16(lsp[i] - COSINE[step]);
      int turn = Fixed.sat16((step << 9) + (short) ((arcSlope(step) * offset) >> 11));
      lsf[i] = Fixed.mult(turn, 25736);
    }
  }

  /** Cosines in Q15 to frequencies normalised to 0 .. 0.5 in Q15, as activity detection wants. */
  static void normalised(int[] lsp, int[] lsf) {
    int step = 63;
    for (int i = Frame.ORDER - 1; i >= 0; i--) {
      while (step > 0 && COSINE[step] < lsp[i]) {
        step--;
      }
      int slope = Fixed.lMult(Fixed.sat16(lsp[i] - COSINE[step]), arcSlope(step));
      lsf[i] = Fixed.sat16(Fixed.round(Fixed.lShl(slope, 3)) + (step << 8));
    }
  }

  private static int arcSlope(int step) {
    return ARC_SLOPE[step < 32 ? step : 63 - step];
  }

  /** Moves neighbours apart that are closer than the gap. */
  static void spread(int[] lsf, int from, int to, int gap) {
    for (int j = from; j < to; j++) {
      int push = (lsf[j - 1] - lsf[j] + gap) >> 1;
      if (push > 0) {
        lsf[j - 1] -= push;
        lsf[j] += push;
      }
    }
  }

  /** Puts them in order, apart and within bounds, so that the filter is stable. */
  static void stabilise(int[] lsf) {
    for (int j = 0; j < Frame.ORDER - 1; j++) {
      if (lsf[j + 1] < lsf[j]) {
        int swap = lsf[j];
        lsf[j] = lsf[j + 1];
        lsf[j + 1] = swap;
      }
    }
    lsf[0] = Math.max(lsf[0], 40);
    for (int j = 0; j < Frame.ORDER - 1; j++) {
      lsf[j + 1] = Math.max(lsf[j + 1], lsf[j] + 321);
    }
    lsf[Frame.ORDER - 1] = Math.min(lsf[Frame.ORDER - 1], 25681);
  }
}
