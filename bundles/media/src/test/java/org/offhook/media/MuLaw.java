package org.offhook.media;

import org.offhook.api.media.Codec;

/** G.711 mu-law in its plainest form, so that foreign programs can take part in a test. */
final class MuLaw implements Codec {
  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  @Override
  public String name() {
    return "PCMU";
  }

  @Override
  public String encodingName() {
    return "PCMU";
  }

  @Override
  public int staticPayloadType() {
    return 0;
  }

  @Override
  public int clockRate() {
    return 8000;
  }

  @Override
  public int sampleRate() {
    return 8000;
  }

  @Override
  public int frameMillis() {
    return 10;
  }

  @Override
  public String offeredFormat() {
    return "";
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    return (pcm, offset, length, out) -> {
      for (int i = 0; i < length; i++) {
        out[i] = encode(pcm[offset + i]);
      }
      return length;
    };
  }

  private static byte encode(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(CLIP, Math.abs(sample)) + BIAS;
    int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
    int mantissa = magnitude >> exponent + 3 & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  @Override
  public Decoder decoder(String localFormat) {
    return (payload, offset, length, pcm) -> {
      for (int i = 0; i < length; i++) {
        pcm[i] = decode(payload[offset + i]);
      }
      return length;
    };
  }

  private static short decode(byte coded) {
    int value = ~coded & 0xff;
    int magnitude = (((value & 0x0f) << 3) + BIAS << (value >> 4 & 7)) - BIAS;
    return (short) ((value & 0x80) != 0 ? -magnitude : magnitude);
  }
}
