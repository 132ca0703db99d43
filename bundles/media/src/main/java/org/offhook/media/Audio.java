package org.offhook.media;

/** Arithmetic on PCM. */
final class Audio {
  /** Length of a tick of the media clock. */
  static final int TICK_MILLIS = 20;

  private Audio() {}

  static int perTick(int rate) {
    return rate / (1000 / TICK_MILLIS);
  }

  static short clip(float sample) {
    return sample >= Short.MAX_VALUE
        ? Short.MAX_VALUE
        : sample <= Short.MIN_VALUE ? Short.MIN_VALUE : (short) Math.round(sample);
  }

  static void add(int[] sum, short[] pcm, int length) {
    for (int i = 0; i < length; i++) {
      sum[i] += pcm[i];
    }
  }

  /** Saturates: two loud talkers distort, they do not wrap. */
  static void store(int[] sum, short[] pcm, int length) {
    for (int i = 0; i < length; i++) {
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum[i]));
    }
  }
}
