package org.offhook.media;

import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/** Renders a tone; segments begin and end with 4 ms ramps, so that nothing clicks. */
final class ToneGenerator implements Source {
  // 0 dBm0 is a sine whose peak lies 3.14 dB below full scale (ITU-T G.711).
  private static final double PEAK_0_DBM0 = 32_767 * Math.pow(10, -3.14 / 20);
  private static final int RAMP_MILLIS = 4;

  private final Tone tone;
  private final int rate;
  private int segment;
  private long position;
  private volatile boolean stopped;

  ToneGenerator(Tone tone, int rate) {
    this.tone = tone;
    this.rate = rate;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean ended() {
    return stopped || segment >= tone.segments().size();
  }

  @Override
  public void render(short[] pcm, int length) {
    for (int i = 0; i < length; i++) {
      pcm[i] = ended() ? 0 : sample();
    }
  }

  private short sample() {
    Segment now = tone.segments().get(segment);
    long total = (long) now.millis() * rate / 1000;
    double amplitude = PEAK_0_DBM0 * Math.pow(10, now.levelDbm0() / 20) * ramp(total);
    double value = 0;
    for (double frequency : now.frequencies()) {
      value += Math.sin(2 * Math.PI * frequency * position / rate);
    }
    position++;
    if (total > 0 && position >= total) {
      advance();
    }
    return Audio.clip((float) (value * amplitude));
  }

  private double ramp(long total) {
    long ramp = (long) RAMP_MILLIS * rate / 1000;
    long fromEnd = total > 0 ? total - position : ramp;
    return Math.min(1, (double) Math.min(position, fromEnd) / ramp);
  }

  private void advance() {
    position = 0;
    segment++;
    if (segment == tone.segments().size() && tone.repeatFrom() >= 0) {
      segment = tone.repeatFrom();
    }
  }
}
