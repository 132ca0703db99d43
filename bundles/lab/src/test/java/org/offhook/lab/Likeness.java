package org.offhook.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Speech-like test sound, and how like two recordings are. */
final class Likeness {
  private static final int RATE = 8000;

  private Likeness() {}

  /** Writes sound whose parts are all unlike: tones that jump every 50 ms. */
  static void write(Path wav, int rate, double seconds) throws IOException {
    Random random = new Random(7);
    ByteBuffer pcm = ByteBuffer.allocate((int) (seconds * rate) * 2).order(ByteOrder.LITTLE_ENDIAN);
    double phase = 0;
    double hertz = 500;
    for (int i = 0; pcm.hasRemaining(); i++) {
      if (i % (rate / 20) == 0) {
        hertz = 300 + 2700 * random.nextDouble();
      }
      phase += 2 * Math.PI * hertz / rate;
      pcm.putShort((short) (8000 * Math.sin(phase)));
    }
    AudioFormat format = new AudioFormat(rate, 16, 1, true, false);
    byte[] bytes = pcm.array();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / 2),
        AudioFileFormat.Type.WAVE,
        wav.toFile());
  }

  static double[] read(Path wav) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      int step = Math.round(in.getFormat().getSampleRate() / RATE);
      double[] samples = new double[bytes.remaining() / 2 / step];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(2 * i * step);
      }
      return samples;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(e);
    }
  }

  /** Best normalised correlation of two seconds of what was said, anywhere in what was heard. */
  static double of(Path said, Path heard) throws IOException {
    double[] all = read(said);
    double[] in = read(heard);
    int from = RATE / 2;
    int length = Math.min(2 * RATE, all.length - from);
    double best = 0;
    for (int lag = 0; lag + length <= in.length; lag++) {
      best = Math.max(best, correlation(all, from, in, lag, length));
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
