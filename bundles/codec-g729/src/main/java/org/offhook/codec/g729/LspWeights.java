package org.offhook.codec.g729;

/** How much an error of each frequency is heard (ITU-T G.729 3.2.4). */
final class LspWeights {
  private LspWeights() {}

  /** Weights of frequencies in Q13, normalised. */
  static void of(int[] lsf, int[] weights) {
    int largest = 0;
    for (int i = 0; i < Frame.ORDER; i++) {
      int weight = weight(room(lsf, i));
      if (i == 4 || i == 5) {
        weight = Fixed.lShl(Fixed.lMult(weight, 19661), 1) >> 16;
      }
      weights[i] = weight;
      largest = Math.max(largest, weight);
    }
    int shift = Fixed.norm16(largest);
    for (int i = 0; i < Frame.ORDER; i++) {
      weights[i] <<= shift;
    }
  }

  /** Distance of the neighbours, less one, Q13. */
  private static int room(int[] lsf, int i) {
    int low = i == 0 ? 1029 : lsf[i - 1];
    int high = i == Frame.ORDER - 1 ? 23677 : lsf[i + 1];
    return Fixed.sat16(high - low - 8192);
  }

  private static int weight(int room) {
    if (room > 0) {
      return 2048;
    }
    int square = Fixed.lShl(Fixed.lMult(room, room), 2) >> 16;
    int tenfold = Fixed.lShl(Fixed.lMult(square, 20480), 2) >> 16;
    return Fixed.sat16(tenfold + 2048);
  }
}
