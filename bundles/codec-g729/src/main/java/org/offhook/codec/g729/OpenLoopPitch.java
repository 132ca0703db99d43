package org.offhook.codec.g729;

/** A first estimate of the pitch delay from the weighted speech (ITU-T G.729 A.3.4). */
final class OpenLoopPitch {
  private static final int PAST = AdaptiveCodebook.MAX_LAG;

  private final int[] signal = new int[PAST + Frame.LENGTH];
  private int bestLag;
  private int bestCorrelation;

  /** The delay that fits best; short ones are favoured over their multiples. */
  int find(int[] weighted) {
    scale(weighted);
    int fineMax = section(20, 40, 1);
    int fine = bestLag;
    int middleMax = section(40, 80, 1);
    int middle = bestLag;
    int coarseMax = section(80, 143, 2);
    int coarse = bestLag;
    middleMax = favour(middleMax, middle, coarse, coarseMax >> 2);
    fineMax = favour(fineMax, fine, middle, Fixed.mult(middleMax, 6554));
    if (fineMax < middleMax) {
      fineMax = middleMax;
      fine = middle;
    }
    return fineMax < coarseMax ? coarse : fine;
  }

  /** Raises the maximum of a delay whose double or triple is the longer one. */
  private static int favour(int max, int lag, int longer, int bonus) {
    int raised = max;
    if (Math.abs(2 * lag - longer) < 5) {
      raised = Fixed.sat16(raised + bonus);
    }
    if (Math.abs(3 * lag - longer) < 7) {
      raised = Fixed.sat16(raised + bonus);
    }
    return raised;
  }

  private void scale(int[] weighted) {
    long energy = 0;
    for (int i = 0; i < signal.length; i += 2) {
      energy += (long) weighted[i] * weighted[i];
    }
    energy <<= 1;
    for (int i = 0; i < signal.length; i++) {
      int sample = weighted[i];
      if (energy > Fixed.MAX_32) {
        sample >>= 3;
      } else if (energy < 1048576) {
        sample = Fixed.sat16(sample << 3);
      }
      signal[i] = sample;
    }
  }

  /** The normalised maximum among some delays. */
  private int section(int from, int to, int step) {
    bestCorrelation = Fixed.MIN_32;
    bestLag = from;
    for (int lag = from; lag < to; lag += step) {
      consider(lag);
    }
    if (step > 1) {
      int around = bestLag;
      consider(around + 1);
      consider(around - 1);
    }
    long energy = 0;
    for (int i = PAST - bestLag; i < PAST - bestLag + Frame.LENGTH; i += 2) {
      energy += (long) signal[i] * signal[i];
    }
    int root = Elementary.inverseRoot(Fixed.sat32((energy << 1) + 1));
    return (short) Wide.mul32(bestCorrelation, root);
  }

  private void consider(int lag) {
    long sum = 0;
    for (int i = PAST; i < PAST + Frame.LENGTH; i += 2) {
      sum += (long) signal[i] * signal[i - lag];
    }
    int correlation = Fixed.sat32(sum << 1);
    if (correlation > bestCorrelation) {
      bestCorrelation = correlation;
      bestLag = lag;
    }
  }
}
