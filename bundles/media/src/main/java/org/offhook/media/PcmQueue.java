package org.offhook.media;

import java.util.Arrays;

/** Samples waiting to be played; a packet rarely holds exactly one tick. */
final class PcmQueue {
  private final short[] samples;
  private int size;

  PcmQueue(int capacity) {
    this.samples = new short[capacity];
  }

  int size() {
    return size;
  }

  /** Adds at the end; what does not fit is dropped. */
  void add(short[] pcm, int length) {
    int fits = Math.min(length, samples.length - size);
    System.arraycopy(pcm, 0, samples, size, fits);
    size += fits;
  }

  void addSilence(int length) {
    int fits = Math.min(length, samples.length - size);
    Arrays.fill(samples, size, size + fits, (short) 0);
    size += fits;
  }

  void take(short[] pcm, int length) {
    System.arraycopy(samples, 0, pcm, 0, length);
    System.arraycopy(samples, length, samples, 0, size - length);
    size -= length;
  }

  void clear() {
    size = 0;
  }
}
