package org.offhook.audio.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavReaderTest {
  @TempDir Path folder;

  private short[] read(Path path) throws IOException {
    short[] all = new short[0];
    short[] chunk = new short[1024];
    try (var reader = new WavReader(path)) {
      for (int n = reader.read(chunk); n > 0; n = reader.read(chunk)) {
        int at = all.length;
        all = Arrays.copyOf(all, at + n);
        System.arraycopy(chunk, 0, all, at, n);
      }
    }
    return all;
  }

  private short[] read(WavFile file) throws IOException {
    return read(file.write(folder.resolve("in.wav")));
  }

  private void refuses(WavFile file, String... words) throws IOException {
    Path path = file.write(folder.resolve("bad.wav"));
    String message = assertThrows(IOException.class, () -> new WavReader(path)).getMessage();
    for (String word : words) {
      assertEquals(true, message.contains(word), () -> "\"" + word + "\" in: " + message);
    }
  }

  @Test
  void reads16BitsPastForeignChunks() throws IOException {
    short[] pcm = WavFile.sine(440, 8000, 3000, 20000);
    WavFile file = new WavFile().pcm16(pcm);
    file.extraChunk = "odd";
    assertArrayEquals(pcm, read(file));
  }

  @Test
  void reads8And24Bits() throws IOException {
    WavFile file = new WavFile();
    file.bits = 8;
    file.samples = new byte[] {0, (byte) 128, (byte) 255};
    assertArrayEquals(new short[] {-32768, 0, 32512}, read(file));
    file.bits = 24;
    file.samples = new byte[] {0, 0x34, 0x12, (byte) 0x80, (byte) 0xFF, (byte) 0x7F, -1, -1, -1};
    assertArrayEquals(new short[] {0x1234, 32767, 0}, read(file));
  }

  @Test
  void readsALaw() throws IOException {
    WavFile file = new WavFile();
    file.tag = 6;
    file.bits = 8;
    // ITU-T G.711 table 1: the largest and the smallest values of each sign, and one between.
    file.samples = new byte[] {(byte) 0xAA, 0x2A, (byte) 0xD5, 0x55, (byte) 0xC5};
    assertArrayEquals(new short[] {32256, -32256, 8, -8, 264}, read(file));
  }

  @Test
  void readsMuLaw() throws IOException {
    WavFile file = new WavFile();
    file.tag = 7;
    file.bits = 8;
    file.samples = new byte[] {(byte) 0x80, 0x00, (byte) 0xFF, 0x7F, (byte) 0xEF};
    assertArrayEquals(new short[] {32124, -32124, 0, 0, 132}, read(file));
  }

  @Test
  void mixesStereoDown() throws IOException {
    WavFile file = new WavFile().pcm16(new short[] {100, 300, -32768, -32768, 32767, 32767});
    file.channels = 2;
    assertArrayEquals(new short[] {200, -32768, 32767}, read(file));
  }

  @Test
  void takesWhatACrashedWriterLeft() throws IOException {
    WavFile file = new WavFile().pcm16(new short[] {1, 2, 3});
    file.dataSize = 0;
    assertArrayEquals(new short[] {1, 2, 3}, read(file));
    file.dataSize = 1000000;
    assertArrayEquals(new short[] {1, 2, 3}, read(file));
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    WavFile file = new WavFile();
    file.riff = "OggS";
    refuses(file, "bad.wav", "byte 0", "\"OggS\"", "\"RIFF\"");
    file = new WavFile();
    file.channels = 6;
    refuses(file, "byte 22", "6 channels", "1 or 2");
    file = new WavFile();
    file.rate = 96000;
    refuses(file, "byte 24", "96000 Hz", "8000-48000 Hz");
    file = new WavFile();
    file.tag = 85;
    refuses(file, "byte 20", "format 85", "A-law (format 6)");
    file = new WavFile();
    file.bits = 32;
    refuses(file, "32 bits", "8, 16 or 24 bits");
  }

  @Test
  void anyCutIsAnErrorOrAShorterFile() throws IOException {
    WavFile file = new WavFile().pcm16(new short[] {1, 2, 3, 4});
    byte[] whole = Files.readAllBytes(file.write(folder.resolve("whole.wav")));
    for (int length = 0; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, length));
      if (length < 44) {
        assertThrows(IOException.class, () -> read(cut));
      } else {
        assertEquals((length - 44) / 2, read(cut).length);
      }
    }
  }
}
