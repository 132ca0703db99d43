package org.offhook.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.offhook.api.media.PcmRing;

/** A file on its way to the media clock: decoded, resampled, and kept ready in a ring. */
final class PlayTrack implements Closeable {
  private static final int SECONDS_AHEAD = 4;
  private static final int CHUNK = 1024;

  private final WavReader reader;
  private final Resampler resampler;
  private final boolean loop;
  private final PcmRing ring;
  private final short[] raw = new short[CHUNK];
  private final short[] ready;
  private boolean ended;

  /**
   * Opens a file and makes its beginning ready.
   *
   * @param sampleRate rate wanted, Hz
   * @param loop begins again at the end; otherwise silence follows
   */
  PlayTrack(Path path, int sampleRate, boolean loop) throws IOException {
    this.reader = new WavReader(path);
    this.resampler = new Resampler(reader.format().sampleRate(), sampleRate);
    this.ready = new short[resampler.room(CHUNK)];
    this.ring = new PcmRing(SECONDS_AHEAD * sampleRate + ready.length);
    this.loop = loop && reader.format().length() > 0;
    while (ring.size() < sampleRate / 2 && fill()) {
      // The media clock must not find the ring empty at the first tick.
    }
  }

  /** Fills the buffer from the ring, the rest with silence. Media clock. */
  void read(short[] pcm) {
    ring.fill(pcm);
  }

  /** True when the ring should be filled up. Media clock. */
  boolean isLow() {
    return ring.room() > ring.size();
  }

  /**
   * Reads one chunk into the ring. File thread.
   *
   * @return false when there is nothing to do
   */
  boolean fill() throws IOException {
    if (ended || ring.room() < ready.length) {
      return false;
    }
    int count = reader.read(raw);
    if (count == 0 && loop) {
      reader.rewind();
      count = reader.read(raw);
    }
    ended = count == 0;
    int made = ended ? resampler.finish(ready) : resampler.resample(raw, count, ready);
    ring.put(ready, 0, made);
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
