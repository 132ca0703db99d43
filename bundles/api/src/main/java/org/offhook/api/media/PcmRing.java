package org.offhook.api.media;

import java.util.Arrays;

/**
 * A bounded queue of samples between one thread that puts and one that takes; neither ever waits.
 * An audio device has one between the media clock and the thread that reads or writes.
 */
public final class PcmRing {
  private final short[] samples;
  private volatile long put;
  private volatile long taken;

  /** An empty one with room for this many samples. */
  public PcmRing(int capacity) {
    samples = new short[capacity];
  }

  /** Samples inside. */
  public int size() {
    return (int) (put - taken);
  }

  /** Samples that still fit. */
  public int room() {
    return samples.length - size();
  }

  /** Puts as many as fit, and says how many. */
  public int put(short[] pcm, int offset, int length) {
    int count = Math.min(length, room());
    long at = put;
    int index = (int) (at % samples.length);
    int first = Math.min(count, samples.length - index);
    System.arraycopy(pcm, offset, samples, index, first);
    System.arraycopy(pcm, offset + first, samples, 0, count - first);
    put = at + count;
    return count;
  }

  /** Takes as many as there are, at most {@code length}, and says how many. */
  public int take(short[] pcm, int length) {
    int count = Math.min(length, size());
    long at = taken;
    int index = (int) (at % samples.length);
    int first = Math.min(count, samples.length - index);
    System.arraycopy(samples, index, pcm, 0, first);
    System.arraycopy(samples, 0, pcm, first, count - first);
    taken = at + count;
    return count;
  }

  /** Fills a buffer: with silence where there are too few samples. */
  public void fill(short[] pcm) {
    int got = take(pcm, pcm.length);
    Arrays.fill(pcm, got, pcm.length, (short) 0);
  }
}
