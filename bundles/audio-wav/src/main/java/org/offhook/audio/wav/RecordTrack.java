package org.offhook.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import org.offhook.api.media.PcmRing;

/** What is heard, on its way to a file. */
final class RecordTrack implements Closeable {
  private static final int SECONDS_BEHIND = 4;
  private static final int CHUNK = 2048;

  private final WavWriter writer;
  private final Resampler resampler;
  private final PcmRing ring;
  private final int enough;
  private final Runnable onClosed;
  private final short[] raw = new short[CHUNK];
  private final short[] ready;
  private volatile long dropped;

  RecordTrack(WavWriter writer, Resampler resampler, int sampleRate, Runnable onClosed) {
    this.writer = writer;
    this.resampler = resampler;
    this.ring = new PcmRing(SECONDS_BEHIND * sampleRate);
    this.enough = sampleRate / 4;
    this.onClosed = onClosed;
    this.ready = new short[resampler.room(CHUNK)];
  }

  /** Takes a buffer; what does not fit because the disk stands still is lost. Media clock. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // only the media clock writes it
  void write(short[] pcm) {
    int put = ring.put(pcm, 0, pcm.length);
    if (put < pcm.length) {
      dropped += pcm.length - put;
    }
  }

  /** True when there is a quarter of a second to write. Media clock. */
  boolean isFull() {
    return ring.size() >= enough;
  }

  /** Samples lost because the disk stood still. */
  long dropped() {
    return dropped;
  }

  /**
   * Writes what there is. File thread.
   *
   * @return false when there was nothing to do
   */
  boolean drain() throws IOException {
    int count = ring.take(raw, CHUNK);
    if (count == 0) {
      return false;
    }
    writer.write(ready, resampler.resample(raw, count, ready));
    return true;
  }

  /** Writes what is left and completes the file. */
  @Override
  public void close() throws IOException {
    try (writer) {
      while (drain()) {
        // all of it
      }
      writer.write(ready, resampler.finish(ready));
    } finally {
      onClosed.run();
    }
  }
}
