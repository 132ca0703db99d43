package org.offhook.audio.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.media.AudioDevice.AudioStream;

class WavDeviceTest {
  @TempDir Path folder;
  private final WavFiles files = new WavFiles();

  @AfterEach
  void leave() {
    files.deactivate();
  }

  private static short[] read(AudioStream stream, int samples) {
    short[] all = new short[samples];
    short[] tick = new short[160];
    for (int at = 0; at + 160 <= samples; at += 160) {
      stream.read(tick);
      System.arraycopy(tick, 0, all, at, 160);
    }
    return all;
  }

  private static void write(AudioStream stream, short[] pcm) {
    for (int at = 0; at < pcm.length; at += 160) {
      stream.write(Arrays.copyOfRange(pcm, at, at + 160));
    }
  }

  private static short[] recorded(Path path) throws IOException {
    short[] pcm = new short[(int) (Files.size(path) - 44) / 2];
    short[] chunk = new short[1024];
    try (var reader = new WavReader(path)) {
      int at = 0;
      for (int n = reader.read(chunk); n > 0; n = reader.read(chunk)) {
        System.arraycopy(chunk, 0, pcm, at, n);
        at += n;
      }
      assertEquals(pcm.length, at, "the header counts every sample");
    }
    return pcm;
  }

  @Test
  void speaksOnceThenSilence() throws IOException {
    short[] pcm = WavFile.sine(300, 8000, 1600, 9000);
    Path path = new WavFile().pcm16(pcm).write(folder.resolve("say.wav"));
    try (var stream = files.device(Optional.of(path), Optional.empty()).open(8000)) {
      assertArrayEquals(Arrays.copyOf(pcm, 2400), read(stream, 2400));
    }
  }

  @Test
  void aLongFileIsReadOnBehindTheClock() throws IOException {
    short[] pcm = new short[12 * 8000];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) (1 + i % 30000);
    }
    Path path = new WavFile().pcm16(pcm).write(folder.resolve("long.wav"));
    short[] heard = new short[pcm.length];
    int count = 0;
    long deadline = System.nanoTime() + 10_000_000_000L;
    try (var stream = files.device(Optional.of(path), Optional.empty()).open(8000)) {
      short[] tick = new short[160];
      while (count < heard.length && System.nanoTime() < deadline) {
        // This test is faster than any clock: where the ring is empty there is silence, no gap.
        stream.read(tick);
        for (short sample : tick) {
          if (sample != 0) {
            heard[count++] = sample;
          }
        }
      }
    }
    assertArrayEquals(pcm, heard);
  }

  @Test
  void loops() throws IOException {
    short[] pcm = WavFile.sine(300, 8000, 1600, 9000);
    Path path = new WavFile().pcm16(pcm).write(folder.resolve("say.wav"));
    try (var open = new OpenStreams();
        var stream = new WavDevice(Optional.of(path), Optional.empty(), true, open).open(8000)) {
      short[] heard = read(stream, 3200);
      assertArrayEquals(pcm, Arrays.copyOf(heard, 1600));
      assertArrayEquals(pcm, Arrays.copyOfRange(heard, 1600, 3200));
    }
  }

  @Test
  void anEmptyFileIsSilenceEvenInALoop() throws IOException {
    Path path = new WavFile().write(folder.resolve("empty.wav"));
    try (var open = new OpenStreams();
        var stream = new WavDevice(Optional.of(path), Optional.empty(), true, open).open(8000)) {
      assertArrayEquals(new short[320], read(stream, 320));
    }
  }

  @Test
  void recordsWhatItPlaysWhole() throws IOException {
    Path path = folder.resolve("heard.wav");
    short[] pcm = WavFile.sine(500, 16000, 16000, 12000);
    try (var stream = files.device(Optional.empty(), Optional.of(path)).open(16000)) {
      write(stream, pcm);
    }
    assertArrayEquals(pcm, recorded(path));
  }

  @Test
  void goesOnWithTheTapeWhenOpenedAgainAtAnotherRate() throws IOException {
    Path path = folder.resolve("heard.wav");
    var device = files.device(Optional.empty(), Optional.of(path));
    try (var stream = device.open(8000)) {
      write(stream, WavFile.sine(500, 8000, 1600, 12000));
    }
    try (var stream = device.open(16000)) {
      write(stream, WavFile.sine(500, 16000, 3200, 12000));
    }
    assertEquals(3200, recorded(path).length, 60);
  }

  @Test
  void aSecondConversationGetsATapeOfItsOwn() throws IOException {
    var device = files.device(Optional.empty(), Optional.of(folder.resolve("heard.wav")));
    try (var one = device.open(8000);
        var two = device.open(8000)) {
      write(one, new short[1600]);
      write(two, new short[800]);
    }
    assertEquals(1600, recorded(folder.resolve("heard.wav")).length);
    assertEquals(800, recorded(folder.resolve("heard-2.wav")).length);
  }

  @Test
  void refusesFilesAtOnceWithTheReason() {
    Path missing = folder.resolve("missing.wav");
    var e =
        assertThrows(IOException.class, () -> files.device(Optional.of(missing), Optional.empty()));
    assertTrue(e.getMessage().contains("missing.wav"), e.getMessage());
    Path nowhere = folder.resolve("no/such/folder/out.wav");
    assertThrows(IOException.class, () -> files.device(Optional.empty(), Optional.of(nowhere)));
  }

  @Test
  void leavesNoThreadAndStaysQuietAfterItsBundle() throws IOException {
    Path path = folder.resolve("heard.wav");
    var device = files.device(Optional.empty(), Optional.of(path));
    var stream = device.open(8000);
    write(stream, new short[800]);
    files.deactivate();
    assertEquals(800, recorded(path).length);
    stream.write(new short[160]);
    short[] pcm = {1, 2};
    stream.read(pcm);
    assertArrayEquals(new short[2], pcm);
    assertThrows(IOException.class, () -> device.open(8000));
    assertFalse(
        Thread.getAllStackTraces().keySet().stream().anyMatch(t -> t.getName().equals("wav")));
  }

  @Test
  void aCrashLosesLessThanASecond() throws IOException {
    Path path = folder.resolve("crash.wav");
    try (var writer = WavWriter.begin(path, 8000)) {
      for (int i = 0; i < 25; i++) {
        writer.write(WavFile.sine(300, 8000, 800, 9000), 800);
      }
      byte[] left = Files.readAllBytes(path);
      Path copy = Files.write(folder.resolve("copy.wav"), left);
      try (var reader = new WavReader(copy)) {
        assertEquals(16000 * 2, reader.format().length(), "two of two and a half seconds");
      }
    }
    assertEquals(20000, recorded(path).length);
  }
}
