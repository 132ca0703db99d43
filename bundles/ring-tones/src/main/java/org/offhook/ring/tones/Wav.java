package org.offhook.ring.tones;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a WAV file can be a ring tone. */
final class Wav {
  private static final String WANTED =
      "expected WAV, one channel, A-law or mu-law 8000 Hz 8 bit, or PCM 16000 Hz 16 bit";
  private static final int CHUNK_HEADER = 8;
  private static final int RIFF_HEADER = 12;
  private static final int FORMAT = 16;

  private Wav() {}

  /** Why it cannot; empty when it can. */
  static Optional<String> fault(byte[] file) {
    if (file.length < RIFF_HEADER
        || !text(file, 0).equals("RIFF")
        || !text(file, 8).equals("WAVE")) {
      return Optional.of("no WAV file; " + WANTED);
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Optional<String> format = Optional.of("no format; " + WANTED);
    long place = RIFF_HEADER;
    while (place + CHUNK_HEADER <= file.length) {
      int at = (int) place;
      long size = bytes.getInt(at + 4) & 0xffffffffL;
      if (text(file, at).equals("fmt ") && size >= FORMAT && at + 8 + FORMAT <= file.length) {
        format = format(bytes, at + CHUNK_HEADER);
      } else if (text(file, at).equals("data")) {
        boolean whole = size > 0 && place + CHUNK_HEADER + size <= file.length;
        return whole ? format : Optional.of("cut short: its sound is not all there");
      }
      place += CHUNK_HEADER + size + (size & 1);
    }
    return Optional.of("cut short: it has no sound");
  }

  private static Optional<String> format(ByteBuffer bytes, int at) {
    int coding = bytes.getShort(at);
    int channels = bytes.getShort(at + 2);
    int rate = bytes.getInt(at + 4);
    int bits = bytes.getShort(at + 14);
    boolean law = (coding == 6 || coding == 7) && rate == 8000 && bits == 8;
    boolean linear = coding == 1 && rate == 16_000 && bits == 16;
    return channels == 1 && (law || linear)
        ? Optional.empty()
        : Optional.of(
            "coding %d, %d channels, %d Hz, %d bit; %s"
                .formatted(coding, channels, rate, bits, WANTED));
  }

  private static String text(byte[] file, int at) {
    return new String(file, at, 4, StandardCharsets.ISO_8859_1);
  }
}
