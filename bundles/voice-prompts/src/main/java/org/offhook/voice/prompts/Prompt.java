package org.offhook.voice.prompts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A file that says something.
 *
 * @param file where it is
 * @param length how long it takes
 */
record Prompt(Path file, Duration length) {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * Looks at a file.
   *
   * @throws IOException naming the file and what was expected
   */
  static Prompt of(String name) throws IOException {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(name + ": there is no such file");
    }
    try {
      AudioFileFormat format = AudioSystem.getAudioFileFormat(file.toFile());
      double seconds = format.getFrameLength() / (double) format.getFormat().getFrameRate();
      Duration length = Duration.ofMillis(Math.round(seconds * 1000));
      if (length.isZero() || length.isNegative() || length.compareTo(LONGEST) > 0) {
        throw new IOException(
            "%s: %.1f s long, expected %d s at most".formatted(name, seconds, LONGEST.toSeconds()));
      }
      return new Prompt(file, length);
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(name + ": expected a WAV file", e);
    }
  }
}
