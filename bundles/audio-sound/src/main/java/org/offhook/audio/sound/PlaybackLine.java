package org.offhook.audio.sound;

import java.io.IOException;
import java.util.function.DoubleSupplier;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.offhook.api.media.PcmRing;

/** A loudspeaker, written to by a thread of its own from a ring. */
final class PlaybackLine implements AutoCloseable {
  private static final int TICK_MILLIS = 20;
  private static final int MOST_MILLIS = 120;

  private final SourceDataLine line;
  private final LineFormat format;
  private final RateChange rate;
  private final DoubleSupplier gain;
  private final PcmRing ring;
  private final int tick;
  private final LineThread thread;

  /**
   * Opens it.
   *
   * @param gain factor for each sample, asked for at each tick
   */
  PlaybackLine(Mixer mixer, int sampleRate, DoubleSupplier gain) throws IOException {
    var found = LineFormat.find(mixer, SourceDataLine.class, sampleRate);
    this.line = found.line();
    this.format = found.format();
    this.rate = new RateChange(sampleRate, format.rate());
    this.gain = gain;
    this.tick = sampleRate * TICK_MILLIS / 1000;
    this.ring = new PcmRing(sampleRate * MOST_MILLIS / 1000);
    try {
      line.open(format.audio(), format.bytes(3 * TICK_MILLIS));
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new IOException(mixer.getMixerInfo().getName() + ": " + e.getMessage(), e);
    }
    line.start();
    thread = new LineThread("sound playback", this::play);
  }

  /** Takes a buffer; what the card is behind is left out. Media clock. */
  void write(short[] pcm) {
    ring.put(pcm, 0, pcm.length);
    thread.wake();
  }

  private void play(LineThread self) {
    short[] pcm = new short[tick];
    short[] raw = new short[rate.room(tick)];
    byte[] bytes = new byte[raw.length * 2 * format.channels()];
    while (self.isWanted()) {
      if (ring.size() < tick) {
        self.rest();
        continue;
      }
      int count = ring.take(pcm, tick);
      Pcm.scale(pcm, count, gain.getAsDouble());
      count = rate.change(pcm, count, raw);
      line.write(bytes, 0, Pcm.toBytes(raw, count, format.channels(), bytes));
    }
  }

  @Override
  public void close() {
    thread.dismiss();
    line.stop();
    line.flush();
    line.close();
    thread.await();
  }
}
