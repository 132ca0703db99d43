package org.offhook.codec.g729;

/** The fourteen hyperplanes between voice and noise (Annex B 3.3, table B.1). */
final class VoiceBoundaries {
  private VoiceBoundaries() {}

  /**
   * Decides.
   *
   * @param low difference of low band energy, Q11
   * @param full difference of full band energy, Q11
   * @param distortion spectral distortion, Q15
   * @param crossings difference of zero crossings, Q15
   * @return true for voice
   */
  static boolean voice(int low, int full, int distortion, int crossings) {
    return spectrum(distortion, crossings)
        || energy(full, distortion, crossings)
        || joint(low, full, distortion);
  }

  /** slope * crossings + offset * weight, doubled and shifted. */
  private static long line(int crossings, int slope, int weight, int offset, int shift) {
    return (2L * crossings * slope + 2L * weight * offset) >> shift;
  }

  private static boolean spectrum(int distortion, int crossings) {
    long sd = (long) distortion << 16;
    return line(crossings, -14680, 8192, -28521, 8) + sd > 0
        || line(crossings, 19065, 8192, -19446, 7) + sd > 0
        || line(distortion, 32767, 32, -30199, 0) > 0;
  }

  private static boolean energy(int full, int distortion, int crossings) {
    long de = (long) full << 16;
    return line(crossings, 20480, 8192, 16384, 2) + de < 0
        || line(crossings, -16384, 8192, 19660, 2) + de < 0
        || line(full, 32767, 1024, 30802, 0) < 0
        || line(distortion, -28160, 64, 19988, 0) + 1024L * full < 0
        || line(crossings, -20480, 8192, 22938, 2) + de < 0
        || line(crossings, 23831, 4096, 31576, 2) + de < 0
        || line(full, 32767, 2048, 17367, 0) < 0;
  }

  private static boolean joint(int low, int full, int distortion) {
    long dl = (long) low << 16;
    return line(distortion, -22400, 32, 25395, 0) + 512L * low < 0
        || line(full, -30427, 256, -29959, 0) + dl > 0
        || line(full, -23406, 512, 28087, 0) + dl < 0
        || line(full, 24576, 1024, 29491, 0) + 32768L * low < 0;
  }
}
