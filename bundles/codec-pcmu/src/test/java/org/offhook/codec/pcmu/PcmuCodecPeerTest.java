package org.offhook.codec.pcmu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every sample and every code, against ffmpeg. */
class PcmuCodecPeerTest {
  @TempDir Path directory;

  @BeforeEach
  void needsFfmpeg() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/ffmpeg")), "ffmpeg is not installed");
  }

  @Test
  void everyCodeExpandsAsFfmpegSays() throws Exception {
    byte[] codes = new byte[256];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) i;
    }
    short[] ours = new short[256];
    assertEquals(256, new PcmuCodec().decoder("").decode(codes, 0, 256, ours));
    byte[] theirs = ffmpeg(codes, "mulaw", "s16le");
    short[] expected = new short[256];
    ByteBuffer.wrap(theirs).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(expected);
    assertArrayEquals(expected, ours);
  }

  @Test
  void everySampleIsCompressedAsFfmpegDoes() throws Exception {
    short[] all = new short[1 << 16];
    ByteBuffer raw = ByteBuffer.allocate(all.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < all.length; i++) {
      all[i] = (short) (i + Short.MIN_VALUE);
      raw.putShort(all[i]);
    }
    byte[] ours = new byte[all.length];
    assertEquals(all.length, new PcmuCodec().encoder("").encode(all, 0, all.length, ours));
    assertArrayEquals(ffmpeg(raw.array(), "s16le", "mulaw"), ours);
  }

  private byte[] ffmpeg(byte[] input, String from, String to) throws Exception {
    Path in = directory.resolve("in." + from);
    Path out = directory.resolve("out." + to);
    Files.write(in, input);
    Process process =
        new ProcessBuilder(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-f",
                from,
                "-ar",
                "8000",
                "-i",
                in.toString(),
                "-f",
                to,
                "-ar",
                "8000",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    assertEquals(true, process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(directory.resolve("log")));
    return Files.readAllBytes(out);
  }
}
