package org.offhook.testkit.peer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** WAV files that end with silence. */
final class SilentWav {
  private static final int HEADER = 44;

  /** It is read into memory when a call begins, and nothing else goes on meanwhile. */
  private static final int MOST_BYTES = 8_000_000;

  private SilentWav() {}

  /** Writes nothing but silence, for so many seconds at most. */
  static void write(Path wav, int rate, int channels, int seconds) throws IOException {
    write(wav, rate, channels, seconds, new byte[0]);
  }

  /**
   * Writes what another file has, of 16 bit, and silence after it, so many seconds in all at most.
   */
  static void extend(Path sound, Path wav, int seconds) throws IOException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(sound.toFile())) {
      AudioFormat format = in.getFormat();
      int rate = (int) format.getSampleRate();
      write(wav, rate, format.getChannels(), seconds, in.readAllBytes());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(sound + " is no WAV file", e);
    }
  }

  private static void write(Path wav, int rate, int channels, int seconds, byte[] sound)
      throws IOException {
    int wanted = Math.min(rate * channels * 2 * seconds, MOST_BYTES);
    int size = Math.max(wanted, sound.length);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    header.putShort((short) 1).putShort((short) channels).putInt(rate);
    header.putInt(rate * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
    header.put(ascii("data")).putInt(size);
    Files.write(wav, header.array());
    try (RandomAccessFile file = new RandomAccessFile(wav.toFile(), "rw")) {
      file.seek(HEADER);
      file.write(sound);
      // What follows is a hole, which reads as zeros and takes no room.
      file.setLength(HEADER + (long) size);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
