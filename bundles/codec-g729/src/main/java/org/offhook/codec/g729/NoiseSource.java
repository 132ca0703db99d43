package org.offhook.codec.g729;

/** The pseudo-random numbers both ends share (ITU-T G.729 4.4.4). */
final class NoiseSource {
  private int seed;

  NoiseSource(int seed) {
    this.seed = seed;
  }

  /** Starts again. */
  void reset(int newSeed) {
    seed = newSeed;
  }

  /** The next number, 16 bits, signed. */
  int next() {
    seed = (short) (seed * 31821 + 13849);
    return seed;
  }

  /** A number of normal distribution, deviation 512. */
  int gaussian() {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += next();
    }
    return (short) (sum >> 7);
  }
}
