package org.offhook.audio.wav;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Reads a WAV file as mono 16-bit PCM, at its own rate. Used by one thread at a time. */
final class WavReader implements Closeable {
  private static final int CHUNK_FRAMES = 1024;

  private final RandomAccessFile file;
  private final WavFormat format;
  private final byte[] bytes;
  private long left;

  /**
   * Opens a file at its first sample.
   *
   * @throws IOException when it is not there, or is no WAV file that can be played
   */
  WavReader(Path path) throws IOException {
    file = new RandomAccessFile(path.toFile(), "r");
    try {
      format = WavFormat.read(path, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
    bytes = new byte[CHUNK_FRAMES * format.frameBytes()];
    rewind();
  }

  WavFormat format() {
    return format;
  }

  /** Goes back to the first sample. */
  void rewind() throws IOException {
    file.seek(format.start());
    left = format.length();
  }

  /**
   * Reads on.
   *
   * @param pcm takes samples from index 0; at least 1024 long
   * @return number of samples; 0 at the end
   */
  int read(short[] pcm) throws IOException {
    int wanted = (int) Math.min(left, bytes.length);
    if (wanted == 0) {
      return 0;
    }
    int got = file.read(bytes, 0, wanted);
    if (got <= 0) {
      left = 0;
      return 0;
    }
    // A read may end within a frame: go back to its beginning.
    int whole = got - got % format.frameBytes();
    file.seek(file.getFilePointer() - (got - whole));
    left = whole == 0 ? 0 : left - whole;
    return decode(pcm, whole / format.frameBytes());
  }

  private int decode(short[] pcm, int frames) {
    Encoding encoding = format.encoding();
    int width = encoding.bytes();
    for (int i = 0; i < frames; i++) {
      if (format.channels() == 1) {
        pcm[i] = encoding.sample(bytes, i * width);
      } else {
        int at = 2 * i * width;
        pcm[i] = (short) (encoding.sample(bytes, at) + encoding.sample(bytes, at + width) >> 1);
      }
    }
    return frames;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
