package org.offhook.hold.extras;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Judges a file of music as the phones do. */
final class MusicFile {
  private static final long MOST_BYTES = 300 * 1024L;
  private static final String EXPECTED =
      "expected a WAV file of 16 kHz with 16 bits, or of A-law or mu-law";

  private MusicFile() {}

  /**
   * Accepts a file or says why not.
   *
   * @throws IOException naming the file, what it is and what was expected
   */
  static Path checked(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(name + ": there is no such file");
    }
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException("%s: %d bytes, expected %d at most".formatted(name, size, MOST_BYTES));
    }
    AudioFormat format = format(file);
    boolean law =
        format.getEncoding() == AudioFormat.Encoding.ALAW
            || format.getEncoding() == AudioFormat.Encoding.ULAW;
    boolean wide =
        format.getEncoding() == AudioFormat.Encoding.PCM_SIGNED
            && format.getSampleRate() == 16_000
            && format.getSampleSizeInBits() == 16;
    if (!law && !wide) {
      throw new IOException(
          "%s: %s %d Hz %d bits, %s"
              .formatted(
                  name,
                  format.getEncoding(),
                  (int) format.getSampleRate(),
                  format.getSampleSizeInBits(),
                  EXPECTED));
    }
    return file;
  }

  private static AudioFormat format(Path file) throws IOException {
    try {
      return AudioSystem.getAudioFileFormat(file.toFile()).getFormat();
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(file + ": no WAV file, " + EXPECTED, e);
    }
  }
}
