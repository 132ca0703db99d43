package org.offhook.codec.g722;

/** The tables of ITU-T G.722 (section 3, tables 11 to 21). */
final class Tables {
  /** Half of the symmetric filter of the band split. */
  static final int[] QMF = {3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11};

  /** Decision levels of the lower band. */
  static final int[] Q6 = {
    0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023,
    1121, 1219, 1339, 1458, 1612, 1765, 1980, 2195, 2557, 2919, 0, 0
  };

  /** Logarithm to linear, for the scale factors. */
  static final int[] ILB = {
    2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
    2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
  };

  /** Scale factor steps of the lower band, by the four leading bits. */
  static final int[] WL = {-60, -30, 58, 172, 334, 538, 1198, 3042};

  static final int[] RL42 = {0, 7, 6, 5, 4, 3, 2, 1, 7, 6, 5, 4, 3, 2, 1, 0};

  /** Scale factor steps of the upper band. */
  static final int[] WH = {0, -214, 798};

  static final int[] RH2 = {2, 1, 2, 1};

  /** Inverse quantizer of the upper band. */
  static final int[] QM2 = {-7408, -1616, 7408, 1616};

  /** Inverse quantizer of the lower band, four bits: the one both ends adapt by. */
  static final int[] QM4 = {
    0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584,
    1200, 0
  };

  /** Inverse quantizer of the lower band, five bits: what is heard at 56 kbit/s. */
  static final int[] QM5 = {
    -280, -280, -23352, -17560, -14120, -11664, -9752, -8184, -6864, -5712, -4696, -3784, -2960,
    -2208, -1520, -880, 23352, 17560, 14120, 11664, 9752, 8184, 6864, 5712, 4696, 3784, 2960, 2208,
    1520, 880, 280, -280
  };

  /** Inverse quantizer of the lower band, six bits: the one that is heard. */
  static final int[] QM6 = {
    -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232,
    -9360, -8576, -7856, -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776,
    -2400, -2032, -1688, -1360, -1040, -728, 24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192,
    10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456, 4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032,
    1688, 1360, 1040, 728, 432, 136, -432, -136
  };

  private Tables() {}

  /** Code of the lower band for a decision interval of a positive difference. */
  static int positive(int interval) {
    return 62 - interval;
  }

  /** Code of the lower band for a decision interval of a negative difference. */
  static int negative(int interval) {
    return interval <= 2 ? 64 - interval : 34 - interval;
  }
}
