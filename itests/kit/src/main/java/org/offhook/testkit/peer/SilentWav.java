package org.offhook.testkit.peer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A WAV file of silence. */
final class SilentWav {
  private SilentWav() {}

  static byte[] of(int rate, int channels, int seconds) {
    int size = rate * channels * 2 * seconds;
    ByteBuffer wav = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * channels * 2);
    wav.putShort((short) (channels * 2)).putShort((short) 16);
    wav.put(ascii("data")).putInt(size);
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
