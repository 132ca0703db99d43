package org.offhook.audio.wav;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the header of a WAV file says.
 *
 * @param encoding how a sample is written
 * @param channels 1 or 2
 * @param sampleRate frames in a second, 8000-48000
 * @param start position of the first sample in the file
 * @param length number of bytes of samples that are really there
 */
record WavFormat(Encoding encoding, int channels, int sampleRate, long start, long length) {
  private static final int RIFF_HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int FORMAT_CHUNK = 16;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int EXTENSIBLE_CHUNK = 26;

  /** Bytes of one sample of all channels. */
  int frameBytes() {
    return encoding.bytes() * channels;
  }

  /**
   * Reads and checks the header.
   *
   * @throws IOException naming the file, the place in it, the value there and what was expected
   */
  static WavFormat read(Path path, RandomAccessFile file) throws IOException {
    var header = new Header(path, file);
    header.expect(0, "RIFF");
    header.expect(8, "WAVE");
    return header.walk();
  }

  /** Goes through the chunks of one file. */
  private record Header(Path path, RandomAccessFile file) {
    WavFormat walk() throws IOException {
      WavFormat format = null;
      long position = RIFF_HEADER;
      while (position + CHUNK_HEADER <= file.length()) {
        String name = text(position);
        long size = bytes(position + 4, 4).getInt() & 0xFFFFFFFFL;
        long body = position + CHUNK_HEADER;
        if (name.equals("fmt ")) {
          format = format(body, size);
        } else if (name.equals("data")) {
          return data(format, body, size);
        }
        position = body + size + (size & 1);
      }
      throw bad(position, "the end of the file", format == null ? "a fmt chunk" : "a data chunk");
    }

    void expect(int position, String expected) throws IOException {
      String found = text(position);
      if (!found.equals(expected)) {
        throw bad(position, '"' + printable(found) + '"', '"' + expected + '"');
      }
    }

    private WavFormat format(long body, long size) throws IOException {
      if (size < FORMAT_CHUNK) {
        throw bad(body - 4, "a fmt chunk of " + size + " bytes", "16 bytes or more");
      }
      ByteBuffer chunk = bytes(body, FORMAT_CHUNK);
      int tag = chunk.getShort(0) & 0xFFFF;
      if (tag == EXTENSIBLE && size >= EXTENSIBLE_CHUNK) {
        // WAVE_FORMAT_EXTENSIBLE: the first two bytes of the sub-format are the true tag.
        tag = bytes(body + 24, 2).getShort(0) & 0xFFFF;
      }
      int channels = chunk.getShort(2) & 0xFFFF;
      if (channels < 1 || channels > 2) {
        throw bad(body + 2, channels + " channels", "1 or 2");
      }
      int rate = chunk.getInt(4);
      if (rate < 8000 || rate > 48000) {
        throw bad(body + 4, (rate & 0xFFFFFFFFL) + " Hz", "8000-48000 Hz");
      }
      int bits = chunk.getShort(14) & 0xFFFF;
      Encoding encoding = Encoding.of(tag, bits);
      if (encoding == null) {
        throw bad(body, "format " + tag + " with " + bits + " bits", Encoding.EXPECTED);
      }
      return new WavFormat(encoding, channels, rate, 0, 0);
    }

    private WavFormat data(WavFormat format, long body, long size) throws IOException {
      if (format == null) {
        throw bad(body - CHUNK_HEADER, "a data chunk", "a fmt chunk before it");
      }
      // A writer that crashed or streamed leaves 0 or the largest size: take what is there.
      long there = file.length() - body;
      long length = size == 0 || size > there ? there : size;
      length -= length % format.frameBytes();
      return new WavFormat(format.encoding, format.channels, format.sampleRate, body, length);
    }

    private String text(long position) throws IOException {
      return new String(bytes(position, 4).array(), StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
      if (position + count > file.length()) {
        throw bad(file.length(), "the end of the file", count + " bytes at " + position);
      }
      byte[] bytes = new byte[count];
      file.seek(position);
      file.readFully(bytes);
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private IOException bad(long position, String found, String expected) {
      return new IOException(
          "%s: at byte %d: %s, expected %s".formatted(path, position, found, expected));
    }

    private static String printable(String text) {
      return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
  }
}
