package org.offhook.audio.sound;

import java.io.IOException;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;
import org.offhook.api.media.PcmRing;

/** A microphone, read by a thread of its own into a ring. */
final class CaptureLine implements AutoCloseable {
  private static final int TICK_MILLIS = 20;
  private static final int MOST_MILLIS = 120;

  private final TargetDataLine line;
  private final LineFormat format;
  private final RateChange rate;
  private final PcmRing ring;
  private final LineThread thread;

  CaptureLine(Mixer mixer, int sampleRate) throws IOException {
    var found = LineFormat.find(mixer, TargetDataLine.class, sampleRate);
    line = found.line();
    format = found.format();
    rate = new RateChange(format.rate(), sampleRate);
    ring = new PcmRing(sampleRate * MOST_MILLIS / 1000);
    try {
      line.open(format.audio(), format.bytes(4 * TICK_MILLIS));
    } catch (LineUnavailableException | IllegalArgumentException e) {
      throw new IOException(mixer.getMixerInfo().getName() + ": " + e.getMessage(), e);
    }
    line.start();
    thread = new LineThread("sound capture", this::capture);
  }

  /** Fills the buffer with what was heard; silence where that is too little. Media clock. */
  void read(short[] pcm) {
    ring.fill(pcm);
  }

  private void capture(LineThread self) {
    byte[] bytes = new byte[format.bytes(TICK_MILLIS)];
    short[] raw = new short[bytes.length / 2 / format.channels()];
    short[] pcm = new short[rate.room(raw.length)];
    while (self.isWanted()) {
      int got = line.read(bytes, 0, bytes.length);
      if (got <= 0) {
        return;
      }
      int count = Pcm.fromBytes(bytes, got, format.channels(), raw);
      // A full ring means the card is ahead of the media clock: what does not fit is left out.
      ring.put(pcm, 0, rate.change(raw, count, pcm));
      if (ring.room() == 0) {
        // Nobody listens, or the device has no clock of its own and would keep this thread busy.
        self.pause(TICK_MILLIS / 2);
      }
    }
  }

  @Override
  public void close() {
    thread.dismiss();
    line.stop();
    line.close();
    thread.await();
  }
}
