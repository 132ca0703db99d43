package org.offhook.testkit.audio;

import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** How loud a frequency is in a recording. */
public final class Pitch {
  private Pitch() {}

  /** Writes a tone at a quarter of full scale, mono with 16 bits. */
  public static void write(Path wav, int rate, double hertz, int seconds) throws IOException {
    byte[] pcm = new byte[2 * rate * seconds];
    for (int i = 0; i < rate * seconds; i++) {
      int sample = (int) (8192 * Math.sin(2 * Math.PI * hertz * i / rate));
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    Wav.write(wav, rate, pcm);
  }

  /**
   * Amplitude of a frequency where it is loudest.
   *
   * @param wav PCM of 16 bits; the first channel counts
   * @param hertz the frequency
   * @param windowMillis length of the pieces looked at
   * @return 0 to 1, which is full scale
   */
  public static double loudest(Path wav, double hertz, int windowMillis) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      AudioFormat format = in.getFormat();
      byte[] bytes = in.readAllBytes();
      int frame = format.getFrameSize();
      int window = (int) (format.getSampleRate() * windowMillis / 1000);
      double most = 0;
      for (int from = 0; from + window <= bytes.length / frame; from += window / 2) {
        most = Math.max(most, level(bytes, from, window, frame, hertz / format.getSampleRate()));
      }
      return most;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(wav + " is no WAV file", e);
    }
  }

  private static double level(byte[] bytes, int from, int window, int frame, double cycles) {
    double real = 0;
    double imaginary = 0;
    for (int i = from; i < from + window; i++) {
      int sample = (bytes[i * frame] & 0xff) | bytes[i * frame + 1] << 8;
      real += sample * Math.cos(2 * Math.PI * cycles * i);
      imaginary += sample * Math.sin(2 * Math.PI * cycles * i);
    }
    return 2 * Math.hypot(real, imaginary) / window / 32_768;
  }
}
