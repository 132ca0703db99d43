package org.offhook.audio.sound;

/** Samples as Java Sound wants them: 16 bits, little end first, one or two channels. */
final class Pcm {
  private Pcm() {}

  /** Mono samples of bytes; of two channels the mean. Says how many samples. */
  static int fromBytes(byte[] bytes, int length, int channels, short[] pcm) {
    int count = length / (2 * channels);
    for (int i = 0; i < count; i++) {
      int at = 2 * channels * i;
      int sample = sample(bytes, at);
      pcm[i] = (short) (channels == 1 ? sample : (sample + sample(bytes, at + 2)) / 2);
    }
    return count;
  }

  private static int sample(byte[] bytes, int at) {
    return bytes[at] & 0xFF | bytes[at + 1] << 8;
  }

  /** Bytes of mono samples, each on all channels. Says how many bytes. */
  static int toBytes(short[] pcm, int count, int channels, byte[] bytes) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        bytes[at++] = (byte) pcm[i];
        bytes[at++] = (byte) (pcm[i] >> 8);
      }
    }
    return at;
  }

  /** Makes samples louder or softer in place. */
  static void scale(short[] pcm, int count, double gain) {
    if (gain == 1) {
      return;
    }
    for (int i = 0; i < count; i++) {
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, pcm[i] * gain));
    }
  }
}
