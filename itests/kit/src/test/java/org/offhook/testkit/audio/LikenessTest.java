package org.offhook.testkit.audio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as alike: a test that listens is worth as much as this. */
class LikenessTest {
  /** Bytes of a millisecond. */
  private static final int MILLI = 16;

  @TempDir Path directory;

  private Path said() throws IOException {
    Path said = directory.resolve("said.wav");
    Likeness.write(said, 8000, 6);
    return said;
  }

  /** What was said, after silence and with these milliseconds of silence put in every so often. */
  private Path heard(Path said, int pause, int every) throws Exception {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    heard.write(new byte[700 * MILLI]);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(said.toFile())) {
      byte[] piece = in.readNBytes(every * MILLI);
      while (piece.length > 0) {
        heard.write(piece);
        heard.write(new byte[pause * MILLI]);
        piece = in.readNBytes(every * MILLI);
      }
    }
    Path file = directory.resolve("heard.wav");
    Wav.write(file, 8000, heard.toByteArray());
    return file;
  }

  @Test
  void aFewPausesCostNothing() throws Exception {
    Path said = said();
    for (int pause : new int[] {0, 60, 250, 600}) {
      double like = Likeness.of(said, heard(said, pause, 2300));
      assertTrue(like > 0.95, pause + " ms: " + like);
    }
  }

  @Test
  void manyPausesCostAll() throws Exception {
    Path said = said();
    double like = Likeness.of(said, heard(said, 40, 80));
    assertTrue(like < 0.7, "" + like);
  }

  @Test
  void anotherSoundIsNotAlike() throws Exception {
    Path other = directory.resolve("other.wav");
    Likeness.write(other, 8000, 1, 6, 8);
    double like = Likeness.of(said(), other);
    assertTrue(like < 0.5, "" + like);
  }
}
