package org.offhook.audio.wav;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that sox writes are played; files that we write are read by sox. */
class SoxPeerTest {
  @TempDir Path folder;

  @BeforeEach
  void needs() {
    boolean found =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, "sox")));
    Assumptions.assumeTrue(found, "sox is not installed");
  }

  private String run(List<String> command) throws Exception {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "sox hangs");
      assertEquals(0, process.exitValue(), () -> String.join(" ", command));
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-r 8000 -c 1 -b 16",
        "-r 44100 -c 2 -b 24",
        "-r 16000 -c 1 -b 8 -e unsigned",
        "-r 8000 -c 1 -e a-law",
        "-r 8000 -c 2 -e mu-law",
        "-r 11025 -c 2 -b 16",
        "-r 48000 -c 1 -b 16"
      })
  void playsWhatSoxWrites(String format) throws Exception {
    Path path = folder.resolve("in.wav");
    List<String> command = new ArrayList<>(List.of("sox", "-n"));
    command.addAll(List.of(format.split(" ")));
    command.addAll(List.of(path.toString(), "synth", "0.4", "sine", "1000", "gain", "-6"));
    run(command);
    var files = new WavFiles();
    short[] pcm = new short[2400];
    try (var stream = files.device(Optional.of(path), Optional.empty()).open(8000)) {
      stream.read(pcm);
    } finally {
      files.deactivate();
    }
    double re = 0;
    double im = 0;
    double power = 0;
    for (int i = 800; i < 2400; i++) {
      re += pcm[i] * Math.cos(2 * Math.PI * i / 8);
      im += pcm[i] * Math.sin(2 * Math.PI * i / 8);
      power += (double) pcm[i] * pcm[i];
    }
    double amplitude = 2 * Math.hypot(re, im) / 1600;
    assertEquals(32768 * Math.pow(10, -6 / 20.0), amplitude, 400, "level");
    double share = amplitude * amplitude / 2 / (power / 1600);
    assertTrue(share > 0.995, "purity " + share);
  }

  @Test
  void soxReadsWhatWeRecord() throws Exception {
    Path path = folder.resolve("out.wav");
    var files = new WavFiles();
    try (var stream = files.device(Optional.empty(), Optional.of(path)).open(16000)) {
      short[] pcm = WavFile.sine(1000, 16000, 320, 16000);
      for (int i = 0; i < 50; i++) {
        stream.write(pcm);
      }
    } finally {
      files.deactivate();
    }
    String stat = run(List.of("sox", path.toString(), "-n", "stat"));
    assertTrue(stat.matches("(?s).*Length \\(seconds\\):\\s+1\\.000000.*"), stat);
    assertTrue(stat.matches("(?s).*Rough\\s+frequency:\\s+(99|100)\\d.*"), stat);
    assertTrue(stat.matches("(?s).*Maximum amplitude:\\s+0\\.488.*"), stat);
  }
}
