package org.offhook.audio.wav;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * Writes a WAV file of mono 16-bit PCM. The header holds true sizes after each second of audio, so
 * that a file left by a crash is readable and lacks at most the last second. Used by one thread at
 * a time.
 */
final class WavWriter implements Closeable {
  static final int HEADER = 44;

  private static final long MOST = 0xFFFFFFFFL - HEADER;

  private final FileChannel channel;
  private final int sampleRate;
  private final ByteBuffer buffer;
  private long written;
  private long sized;

  private WavWriter(Path path, int sampleRate, OpenOption... options) throws IOException {
    this.sampleRate = sampleRate;
    this.buffer = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    channel = FileChannel.open(path, options);
    try {
      written = Math.max(0, channel.size() - HEADER);
      writeHeader();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Begins a file anew. */
  static WavWriter begin(Path path, int sampleRate) throws IOException {
    return new WavWriter(path, sampleRate, CREATE, TRUNCATE_EXISTING, WRITE);
  }

  /** Goes on with a file that was begun with the same rate. */
  static WavWriter resume(Path path, int sampleRate) throws IOException {
    return new WavWriter(path, sampleRate, CREATE, WRITE);
  }

  /**
   * Appends samples.
   *
   * @throws IOException when the disk is full, or the file as long as the format allows
   */
  void write(short[] pcm, int length) throws IOException {
    if (written + 2L * length > MOST) {
      throw new IOException("the recording has reached 4 GB, the most a WAV file can hold");
    }
    for (int i = 0; i < length; ) {
      buffer.clear();
      while (i < length && buffer.remaining() >= 2) {
        buffer.putShort(pcm[i++]);
      }
      append();
    }
    if (written - sized >= 2L * sampleRate) {
      writeHeader();
    }
  }

  private void append() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      written += channel.write(buffer, HEADER + written);
    }
  }

  /** Brings the sizes in the header up to date. */
  private void writeHeader() throws IOException {
    buffer.clear();
    buffer.put(ascii("RIFF")).putInt((int) (written + HEADER - 8)).put(ascii("WAVE"));
    buffer.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    buffer.putInt(sampleRate).putInt(2 * sampleRate).putShort((short) 2).putShort((short) 16);
    buffer.put(ascii("data")).putInt((int) written);
    buffer.flip();
    for (int at = 0; buffer.hasRemaining(); ) {
      at += channel.write(buffer, at);
    }
    sized = written;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      writeHeader();
    }
  }
}
