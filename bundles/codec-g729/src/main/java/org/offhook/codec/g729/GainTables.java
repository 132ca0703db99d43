package org.offhook.codec.g729;

/** The conjugate gain codebooks (ITU-T G.729 3.9.2): pitch gain in Q14, code gain factor in Q13. */
final class GainTables {
  static final int[][] FIRST = {
    {1, 1516}, {1551, 2425}, {1831, 5022}, {57, 5404},
    {1921, 9291}, {3242, 9949}, {356, 14756}, {2678, 27162}
  };

  static final int[][] SECOND = {
    {826, 2005}, {1994, 0}, {5142, 592}, {6160, 2395},
    {8091, 4861}, {9120, 525}, {10573, 2966}, {11569, 1196},
    {13260, 3256}, {14194, 1630}, {15132, 4914}, {15161, 14276},
    {15434, 237}, {16112, 3392}, {17299, 1861}, {18973, 5935}
  };

  /** Codebook entry of each transmitted index, first stage. */
  static final int[] FIRST_OF_INDEX = {5, 1, 7, 4, 2, 0, 6, 3};

  /** Codebook entry of each transmitted index, second stage. */
  static final int[] SECOND_OF_INDEX = {2, 14, 3, 13, 0, 15, 1, 12, 6, 10, 7, 9, 4, 11, 5, 8};

  private GainTables() {}

  /** The index to transmit for two codebook entries. */
  static int index(int first, int second) {
    return (position(FIRST_OF_INDEX, first) << 4) | position(SECOND_OF_INDEX, second);
  }

  private static int position(int[] entries, int entry) {
    int i = 0;
    while (entries[i] != entry) {
      i++;
    }
    return i;
  }
}
