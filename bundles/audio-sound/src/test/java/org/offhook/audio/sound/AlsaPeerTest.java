package org.offhook.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java Sound and ALSA themselves, with files in place of a card. */
class AlsaPeerTest {
  @TempDir Path folder;

  @Test
  void playsAndCapturesThroughAlsa() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/asound"))
            || Files.exists(Path.of("/usr/share/alsa"))
            || Files.exists(Path.of("/lib/x86_64-linux-gnu/libasound.so.2")),
        "ALSA is not installed");
    ByteBuffer heard = ByteBuffer.allocate(16000 * 20).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; heard.hasRemaining(); i++) {
      heard.putShort((short) (6000 * Math.sin(2 * Math.PI * 300 * i / 8000)));
    }
    Path in = Files.write(folder.resolve("in.raw"), heard.array());
    Path out = folder.resolve("out.raw");
    Path conf = folder.resolve("asound.conf");
    Files.writeString(
        conf,
        """
        pcm.!default {
          type file
          slave.pcm { type null }
          file "%s"
          infile "%s"
          format "raw"
        }
        """
            .formatted(out, in));
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PlayThrough.class.getName());
    builder.environment().put("ALSA_CONFIG_PATH", conf.toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "hangs");
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(folder.resolve("said")).strip();
    Assumptions.assumeTrue(process.exitValue() != 77, "Java Sound finds no ALSA");
    assertEquals(0, process.exitValue(), said);
    assertEquals(6000 / Math.sqrt(2), Double.parseDouble(said), 100, "what the microphone heard");
    assertEquals(8000 / Math.sqrt(2), loudest(Files.readAllBytes(out)), 150, "what was played");
  }

  /** The loudest 20 ms. */
  private static double loudest(byte[] raw) {
    var pcm = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    double loudest = 0;
    for (int at = 0; at + 160 <= pcm.limit(); at += 160) {
      double power = 0;
      for (int i = 0; i < 160; i++) {
        power += (double) pcm.get(at + i) * pcm.get(at + i);
      }
      loudest = Math.max(loudest, Math.sqrt(power / 160));
    }
    return loudest;
  }
}
