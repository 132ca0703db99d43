package org.offhook.audio.sound;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Line;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;

/**
 * How samples are exchanged with a line of a card.
 *
 * @param rate rate of the card, Hz: that of the call, or 48000
 * @param channels 1, or 2 with both alike
 */
record LineFormat(int rate, int channels) {
  private static final int CARD_RATE = 48000;

  /** What to try for calls of this rate, best first. */
  static List<LineFormat> candidates(int sampleRate) {
    var formats = new ArrayList<LineFormat>();
    for (int rate :
        sampleRate == CARD_RATE ? new int[] {CARD_RATE} : new int[] {sampleRate, CARD_RATE}) {
      formats.add(new LineFormat(rate, 1));
      formats.add(new LineFormat(rate, 2));
    }
    return formats;
  }

  /** As Java Sound has it: signed 16 bits, little end first. */
  AudioFormat audio() {
    return new AudioFormat(rate, 16, channels, true, false);
  }

  /** Bytes of this many milliseconds. */
  int bytes(int millis) {
    return rate * millis / 1000 * 2 * channels;
  }

  /**
   * Finds a line of a mixer in the best format it takes.
   *
   * @throws IOException when it takes none, or is in use
   */
  static <L extends DataLine> Found<L> find(Mixer mixer, Class<L> kind, int sampleRate)
      throws IOException {
    for (LineFormat format : candidates(sampleRate)) {
      Line.Info info = new DataLine.Info(kind, format.audio());
      if (mixer.isLineSupported(info)) {
        return new Found<>(kind.cast(line(mixer, info)), format);
      }
    }
    throw new IOException(
        "%s: takes no 16-bit PCM of %d or %d Hz"
            .formatted(mixer.getMixerInfo().getName(), sampleRate, CARD_RATE));
  }

  private static Line line(Mixer mixer, Line.Info info) throws IOException {
    try {
      return mixer.getLine(info);
    } catch (LineUnavailableException e) {
      throw new IOException(mixer.getMixerInfo().getName() + ": is in use", e);
    }
  }

  /** A line that is not open yet, and the format to open it with. */
  record Found<L extends DataLine>(L line, LineFormat format) {}
}
