package org.offhook.codec.g722;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;

/** Sound through the codec, in packets of 20 ms. */
final class Coded {
  private Coded() {}

  /** A codec with nothing configured. */
  static G722Codec codec() {
    return codec("G722_64K");
  }

  static G722Codec codec(String bitrate) {
    return new G722Codec(config(bitrate));
  }

  static G722Config config(String bitrate) {
    return new G722Config() {
      @Override
      public String bitrate() {
        return bitrate;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return G722Config.class;
      }
    };
  }

  static byte[] encode(short[] pcm) {
    byte[] codes = new byte[pcm.length / 2];
    byte[] packet = new byte[1500];
    var encoder = codec().encoder("");
    for (int at = 0; at < pcm.length; at += 320) {
      assertEquals(160, encoder.encode(pcm, at, 320, packet));
      System.arraycopy(packet, 0, codes, at / 2, 160);
    }
    return codes;
  }

  static short[] decode(byte[] codes, String format) {
    short[] pcm = new short[codes.length * 2];
    short[] frame = new short[1920];
    var decoder = codec().decoder(format);
    for (int at = 0; at < codes.length; at += 160) {
      int length = Math.min(160, codes.length - at);
      assertEquals(2 * length, decoder.decode(codes, at, length, frame));
      System.arraycopy(frame, 0, pcm, 2 * at, 2 * length);
    }
    return pcm;
  }
}
