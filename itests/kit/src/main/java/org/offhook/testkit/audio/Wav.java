package org.offhook.testkit.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** WAV files of tests. */
public final class Wav {
  private Wav() {}

  /** Writes PCM of 16 bits, the lower byte first, with one channel. */
  public static void write(Path wav, int rate, byte[] pcm) throws IOException {
    write(wav, new AudioFormat(rate, 16, 1, true, false), pcm);
  }

  /** Writes sound as it is. */
  public static void write(Path wav, AudioFormat format, byte[] sound) throws IOException {
    AudioSystem.write(
        new AudioInputStream(
            new ByteArrayInputStream(sound), format, sound.length / format.getFrameSize()),
        AudioFileFormat.Type.WAVE,
        wav.toFile());
  }
}
