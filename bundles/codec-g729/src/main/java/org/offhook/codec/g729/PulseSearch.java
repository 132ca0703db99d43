package org.offhook.codec.g729;

import java.util.Arrays;

/** Finds the four pulses, depth first, two at a time (ITU-T G.729 A.3.8.1). */
final class PulseSearch {
  private static final int N = Frame.SUBFRAME;
  private static final int TRACK = 5;

  private final PulseMatrix matrix = new PulseMatrix();
  private final TargetCorrelation correlation = new TargetCorrelation();
  private final int[] match = new int[N];
  private final int[] signs = new int[N];
  private final int[] partial = new int[N];
  private final int[] best = new int[4];

  private int square;
  private int energy;
  private int sum;
  private int first;
  private int second;
  private int bestSquare;
  private int bestEnergy;

  /**
   * Searches.
   *
   * @param h impulse response, Q12, with the pitch repeated in it
   * @param target what the pulses should give
   * @param code takes the vector, Q13
   * @param filtered takes the vector through the response, Q12
   */
  void search(int[] h, int hAt, int[] target, int targetAt, int[] code, int[] filtered) {
    correlation.compute(h, hAt, target, targetAt);
    for (int i = 0; i < N; i++) {
      int value = correlation.values()[i];
      signs[i] = value >> 31;
      match[i] = Fixed.abs16(value);
    }
    matrix.compute(h, hAt, signs);
    bestSquare = -1;
    bestEnergy = 1;
    sum = 0;
    for (int i = 0; i < 4; i++) {
      best[i] = i;
    }
    for (int last = 3; last < TRACK; last++) {
      descend(2, last, 0, 1);
      descend(last, 0, 1, 2);
    }
    build(h, hAt, code, filtered);
  }

  /** Index of the positions, 13 bits. */
  int positions() {
    int last = (best[3] / 5) * 2 + best[3] % 5 - 3;
    return best[0] / 5 | (best[1] / 5) << 3 | (best[2] / 5) << 6 | last << 9;
  }

  /** Signs of the pulses, 4 bits. */
  int signs() {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits |= (1 + signs[best[i]]) << i;
    }
    return bits;
  }

  /** Two pulses from the likeliest places of one track, two more from all of the others. */
  private void descend(int trackA, int trackB, int trackC, int trackD) {
    firstPair(trackA, trackB);
    int a = first;
    int b = second;
    secondPair(a, b, trackC, trackD);
    if (bestEnergy * square - bestSquare * energy > 0) {
      bestSquare = square;
      bestEnergy = energy;
      best[Math.min(3, a % TRACK)] = a;
      best[Math.min(3, b % TRACK)] = b;
      best[first % TRACK] = first;
      best[second % TRACK] = second;
    }
  }

  private void firstPair(int trackA, int trackB) {
    int[] r = matrix.values();
    square = -1;
    energy = 1;
    first = trackA;
    second = trackB;
    int a = -1;
    for (int i = 0; i < 2; i++) {
      a = likeliest(trackA, a);
      int fixed = r[a * N + a] << 14;
      for (int b = trackB; b < N; b += TRACK) {
        int wide = fixed + (r[a * N + b] << 15) + (r[b * N + b] << 14);
        if (better(match[a] + match[b], wide, a, b)) {
          sum = Fixed.sat16(match[a] + match[b]);
        }
      }
    }
  }

  /** Position of the largest correlation in a track, another than the one given. */
  private int likeliest(int track, int not) {
    int position = track;
    int largest = -1;
    for (int i = track; i < N; i += TRACK) {
      if (match[i] > largest && i != not) {
        largest = match[i];
        position = i;
      }
    }
    return position;
  }

  private void secondPair(int a, int b, int trackC, int trackD) {
    int[] r = matrix.values();
    int base = energy << 14;
    int start = sum;
    square = -1;
    energy = 1;
    first = trackC;
    second = trackD;
    for (int d = trackD; d < N; d += TRACK) {
      int wide = (r[a * N + d] << 14) + (r[b * N + d] << 14) + (r[d * N + d] << 13);
      partial[d] = Fixed.round(wide);
    }
    for (int c = trackC; c < N; c += TRACK) {
      int fixed = base + (r[a * N + c] << 13) + (r[b * N + c] << 13) + (r[c * N + c] << 12);
      for (int d = trackD; d < N; d += TRACK) {
        int wide = fixed + (r[c * N + d] << 13) + (partial[d] << 15);
        better(Fixed.sat16(start + match[c]) + match[d], wide, c, d);
      }
    }
  }

  /** Keeps a pair when its square correlation over energy is the highest so far. */
  private boolean better(int total, int wide, int i, int j) {
    int clipped = Math.min(32767, total);
    int candidate = (clipped * clipped) >> 15;
    int candidateEnergy = Fixed.round(wide);
    if (energy * candidate - square * candidateEnergy <= 0) {
      return false;
    }
    square = candidate;
    energy = candidateEnergy;
    first = i;
    second = j;
    return true;
  }

  private void build(int[] h, int hAt, int[] code, int[] filtered) {
    Arrays.fill(code, 0, N, 0);
    Arrays.fill(filtered, 0, N, 0);
    for (int pulse : best) {
      boolean plus = signs[pulse] == 0;
      code[pulse] = plus ? 8191 : -8192;
      for (int i = pulse; i < N; i++) {
        int sample = h[hAt + i - pulse];
        filtered[i] = Fixed.sat16(filtered[i] + (plus ? sample : -sample));
      }
    }
  }
}
