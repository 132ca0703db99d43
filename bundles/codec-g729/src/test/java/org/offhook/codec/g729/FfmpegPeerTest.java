package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against ffmpeg's decoder. It has the long-term postfilter of the main body of G.729, not that of
 * Annex A, so that the waveforms cannot be equal.
 */
class FfmpegPeerTest {
  private static final short[] SPEECH = Speech.seconds(20, 4);

  @TempDir Path directory;

  @BeforeAll
  static void find() {
    boolean found;
    try {
      ForeignCodec.run(new byte[0], "ffmpeg", "-version");
      found = true;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "ffmpeg is not installed");
  }

  @Test
  void itDecodesOurStream() throws Exception {
    byte[] frames = Coded.encode(SPEECH, false);
    Path file = directory.resolve("ours.g729");
    Files.write(file, Coded.plain(frames));
    short[] theirs =
        ForeignCodec.samples(
            ForeignCodec.run(
                new byte[0],
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "g729",
                "-i",
                file.toString(),
                "-f",
                "s16le",
                "-"));
    short[] ours = Coded.decode(frames, ".");
    assertEquals(ours.length, theirs.length);
    System.out.printf("ffmpeg: %.1f dB%n", Likeness.snr(ours, theirs));
    assertTrue(Likeness.snr(ours, theirs) > 12);
    assertTrue(Likeness.correlation(SPEECH, theirs, Coded.DELAY) > 0.8);
  }
}
