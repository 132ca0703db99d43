package org.offhook.audio.wav;

/** How one sample is written in a WAV file. */
enum Encoding {
  /** Unsigned, as WAV has it. */
  PCM8(1) {
    @Override
    short sample(byte[] bytes, int at) {
      return (short) (((bytes[at] & 0xFF) - 128) << 8);
    }
  },
  /** Signed, little end first. */
  PCM16(2) {
    @Override
    short sample(byte[] bytes, int at) {
      return (short) ((bytes[at] & 0xFF) | bytes[at + 1] << 8);
    }
  },
  /** Signed, little end first; the lowest byte is rounded away. */
  PCM24(3) {
    @Override
    short sample(byte[] bytes, int at) {
      int high = (bytes[at + 1] & 0xFF) | bytes[at + 2] << 8;
      return (short) Math.min(Short.MAX_VALUE, high + ((bytes[at] & 0x80) >> 7));
    }
  },
  /** ITU-T G.711 A-law. */
  A_LAW(1) {
    @Override
    short sample(byte[] bytes, int at) {
      int code = (bytes[at] & 0xFF) ^ 0x55;
      int segment = code >> 4 & 7;
      int magnitude = (code & 15) << 4 | 8;
      if (segment > 0) {
        magnitude = (magnitude | 0x100) << (segment - 1);
      }
      return (short) ((code & 0x80) != 0 ? magnitude : -magnitude);
    }
  },
  /** ITU-T G.711 mu-law. */
  MU_LAW(1) {
    @Override
    short sample(byte[] bytes, int at) {
      int code = ~bytes[at] & 0xFF;
      int magnitude = (((code & 15) << 3 | 0x84) << (code >> 4 & 7)) - 0x84;
      return (short) ((code & 0x80) != 0 ? -magnitude : magnitude);
    }
  };

  /** What {@link #of} accepts, in words. */
  static final String EXPECTED =
      "PCM (format 1) of 8, 16 or 24 bits, A-law (format 6) or mu-law (format 7) of 8 bits";

  private final int bytes;

  Encoding(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  int bytes() {
    return bytes;
  }

  /** The sample at a place, as 16-bit PCM. */
  abstract short sample(byte[] bytes, int at);

  /** The encoding with this format tag and this many bits, or null. */
  static Encoding of(int tag, int bits) {
    return switch (tag) {
      case 1 ->
          switch (bits) {
            case 8 -> PCM8;
            case 16 -> PCM16;
            case 24 -> PCM24;
            default -> null;
          };
      case 6 -> bits == 8 ? A_LAW : null;
      case 7 -> bits == 8 ? MU_LAW : null;
      default -> null;
    };
  }
}
