package org.offhook.ring.tones;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTonesTest {
  @TempDir Path data;
  private StoredTones tones;

  @BeforeEach
  void open() {
    tones = new StoredTones(data);
  }

  private static byte[] wav(int coding, int rate, int bits) {
    ByteBuffer wav = ByteBuffer.allocate(44 + 100).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes()).putInt(136).put("WAVEfmt ".getBytes()).putInt(16);
    wav.putShort((short) coding).putShort((short) 1).putInt(rate).putInt(rate * bits / 8);
    wav.putShort((short) (bits / 8)).putShort((short) bits).put("data".getBytes()).putInt(100);
    return wav.array();
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tgz(String name, byte[] file, char type) throws IOException {
    byte[] header = new byte[512];
    System.arraycopy(name.getBytes(), 0, header, 0, name.length());
    System.arraycopy("%011o".formatted(file.length).getBytes(), 0, header, 124, 11);
    header[156] = (byte) type;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(header);
      gzip.write(Arrays.copyOf(file, (file.length + 511) / 512 * 512));
      gzip.write(new byte[1024]);
    }
    return bytes.toByteArray();
  }

  private List<String> load(String name, byte[] bytes) throws IOException {
    return tones.load(name, new ByteArrayInputStream(bytes));
  }

  @Test
  void anArchiveWithTwoTonesAddsTwoAndNamesTheWrongOne() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("One.wav", wav(6, 8000, 8));
    files.put("Two.WAV", wav(1, 16_000, 16));
    files.put("Bad.wav", wav(1, 44_100, 16));
    files.put("note.txt", new byte[3]);
    List<String> refused = load("t.zip", zip(files));
    assertEquals(List.of("One", "Two"), new StoredTones(data).names());
    assertEquals(2, refused.size());
    assertTrue(refused.get(0).startsWith("Bad.wav: coding 1, 1 channels, 44100 Hz"));
    assertTrue(tones.delete("One"));
    assertFalse(tones.delete("One"));
    assertFalse(tones.delete("../../x"));
  }

  @Test
  void aTgzIsReadAndALinkInItIsNot() throws Exception {
    assertEquals(List.of(), load("t.tgz", tgz("Bell.wav", wav(7, 8000, 8), '0')));
    assertEquals("Bell", tones.ringtones());
    assertThrows(IOException.class, () -> load("t.tgz", tgz("Link.wav", new byte[0], '2')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.wav", "/etc/evil.wav", "a/b.wav", "..\\evil.wav", "a\r\nb.wav"})
  void aNameThatLeadsElsewhereIsRefused(String name) throws Exception {
    byte[] zip = zip(Map.of(name, wav(6, 8000, 8)));
    assertThrows(IOException.class, () -> load("t.zip", zip));
    byte[] tgz = tgz(name, wav(6, 8000, 8), '0');
    IOException refused = assertThrows(IOException.class, () -> load("t.tgz", tgz));
    assertTrue(refused.getMessage().contains("no plain file name"), refused.getMessage());
    assertEquals(List.of(), tones.names());
  }

  @Test
  void bombsAndBrokenArchivesAreRefused() throws Exception {
    byte[] bomb = zip(Map.of("big.wav", new byte[64 << 20]));
    assertThrows(IOException.class, () -> load("t.zip", bomb));
    byte[] tarBomb = tgz("big.wav", new byte[64 << 20], '0');
    assertThrows(IOException.class, () -> load("t.tgz", tarBomb));
    byte[] good = tgz("Bell.wav", wav(7, 8000, 8), '0');
    assertThrows(IOException.class, () -> load("t.tgz", Arrays.copyOf(good, good.length / 2)));
    assertThrows(IOException.class, () -> load("t.zip", "<html>".getBytes()));
    assertThrows(IOException.class, () -> load("t.tgz", "<html>".getBytes()));
    assertThrows(IOException.class, () -> load("t.rar", good));
    byte[] cut = Arrays.copyOf(wav(6, 8000, 8), 80);
    assertTrue(load("x.wav", cut).get(0).contains("cut short"));
  }
}
