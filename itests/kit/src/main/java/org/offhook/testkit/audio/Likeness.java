package org.offhook.testkit.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Speech-like test sound, and how like two recordings are. */
public final class Likeness {
  private static final int RATE = 8000;
  private static final int PIECE = RATE / 2;
  private static final int SLACK = RATE / 5;

  private Likeness() {}

  /** Writes sound whose parts are all unlike: tones that jump every 50 ms. */
  public static void write(Path wav, int rate, double seconds) throws IOException {
    write(wav, rate, 1, seconds, 7);
  }

  /**
   * Writes sound whose parts are all unlike, and unlike that of another seed.
   *
   * @param channels 1, or 2 with the same on both
   */
  public static void write(Path wav, int rate, int channels, double seconds, long seed)
      throws IOException {
    Random random = new Random(seed);
    ByteBuffer pcm =
        ByteBuffer.allocate((int) (seconds * rate) * 2 * channels).order(ByteOrder.LITTLE_ENDIAN);
    double phase = 0;
    double hertz = 500;
    for (int i = 0; pcm.hasRemaining(); i++) {
      if (i % (rate / 20) == 0) {
        hertz = 300 + 2700 * random.nextDouble();
      }
      phase += 2 * Math.PI * hertz / rate;
      for (int channel = 0; channel < channels; channel++) {
        pcm.putShort((short) (8000 * Math.sin(phase)));
      }
    }
    Wav.write(wav, new AudioFormat(rate, 16, channels, true, false), pcm.array());
  }

  private static double[] read(Path wav) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int channels = in.getFormat().getChannels();
      int step = Math.round(in.getFormat().getSampleRate() / RATE) * channels;
      double[] samples = new double[bytes.remaining() / 2 / step];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(2 * i * step);
      }
      return samples;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(e);
    }
  }

  /**
   * How well what was said is found in what was heard: the middle one of the correlations of pieces
   * of half a second, each where it fits best; their mean, when that is below 0.7. So a jump of the
   * playout delay costs the piece it falls into and not the rest, and many of them cost all.
   */
  public static double of(Path said, Path heard) throws IOException {
    double[] all = read(said);
    double[] in = read(heard);
    double[] likenesses = new double[Math.min(8, all.length / PIECE - 1)];
    int end = in.length - PIECE;
    // Where the piece is expected; nowhere in particular before the first that was found.
    int expected = -1;
    for (int piece = 0; piece < likenesses.length; piece++) {
      int from = PIECE / 2 + piece * PIECE;
      int first = Math.max(0, expected - SLACK);
      int near = expected < 0 ? end : Math.min(end, expected + SLACK);
      Fit fit = best(all, from, in, first, near);
      if (!fit.isFound() && near < end) {
        fit = best(all, from, in, first, end);
      }
      likenesses[piece] = fit.likeness;
      if (fit.isFound()) {
        expected = fit.at + PIECE;
      } else if (expected >= 0) {
        expected += PIECE;
      }
    }
    double mean = Arrays.stream(likenesses).average().orElse(0);
    Arrays.sort(likenesses);
    return mean < 0.7 ? mean : likenesses[likenesses.length / 2];
  }

  /** Where a piece fits, and how well. */
  private record Fit(int at, double likeness) {
    boolean isFound() {
      return likeness > 0.5;
    }
  }

  private static Fit best(double[] said, int from, double[] heard, int first, int last) {
    Fit best = new Fit(-1, 0);
    for (int at = first; at <= last; at++) {
      double likeness = correlation(said, from, heard, at, PIECE);
      if (likeness > best.likeness) {
        best = new Fit(at, likeness);
      }
    }
    return best;
  }

  private static double correlation(double[] a, int from, double[] b, int lag, int length) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < length; i++) {
      dot += a[from + i] * b[lag + i];
      aa += a[from + i] * a[from + i];
      bb += b[lag + i] * b[lag + i];
    }
    return aa == 0 || bb == 0 ? 0 : dot / Math.sqrt(aa * bb);
  }
}
