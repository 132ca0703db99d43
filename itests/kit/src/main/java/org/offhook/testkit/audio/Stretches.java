package org.offhook.testkit.audio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** When there is sound in a recording, and when there is not. */
public final class Stretches {
  private static final int WINDOW_MILLIS = 10;
  private static final double AUDIBLE = 0.01;

  private Stretches() {}

  /**
   * Lengths of sound and of silence by turns, in milliseconds, from the first sound on; the last
   * one lasts to the end of the recording.
   *
   * @param wav PCM of 16 bits; the first channel counts
   * @param gapMillis silence shorter than this is part of the sound around it
   */
  public static List<Integer> of(Path wav, int gapMillis) throws IOException {
    List<Integer> stretches = new ArrayList<>();
    int silent = 0;
    for (boolean sounds : windows(wav)) {
      if (sounds) {
        sound(stretches, silent, gapMillis);
        silent = 0;
      } else if (!stretches.isEmpty()) {
        silent += WINDOW_MILLIS;
      }
    }
    if (silent > 0) {
      stretches.add(silent);
    }
    return stretches;
  }

  private static void sound(List<Integer> stretches, int silent, int gapMillis) {
    int last = stretches.size() - 1;
    if (stretches.isEmpty()) {
      stretches.add(WINDOW_MILLIS);
    } else if (silent < gapMillis) {
      stretches.set(last, stretches.get(last) + silent + WINDOW_MILLIS);
    } else {
      stretches.add(silent);
      stretches.add(WINDOW_MILLIS);
    }
  }

  private static List<Boolean> windows(Path wav) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
      byte[] bytes = in.readAllBytes();
      int frame = in.getFormat().getFrameSize();
      int window = (int) (in.getFormat().getSampleRate() * WINDOW_MILLIS / 1000);
      List<Boolean> windows = new ArrayList<>();
      for (int from = 0; from + window <= bytes.length / frame; from += window) {
        int peak = 0;
        for (int i = from; i < from + window; i++) {
          peak = Math.max(peak, Math.abs((bytes[i * frame] & 0xff) | bytes[i * frame + 1] << 8));
        }
        windows.add(peak > AUDIBLE * Short.MAX_VALUE);
      }
      return windows;
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(wav + " is no WAV file", e);
    }
  }
}
