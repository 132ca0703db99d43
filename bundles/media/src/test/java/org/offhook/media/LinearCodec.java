package org.offhook.media;

import org.offhook.api.media.Codec;

/** Sixteen-bit samples as they are: a codec whose sound a test can read off the wire. */
final class LinearCodec implements Codec {
  private final String name;
  private final int rate;

  LinearCodec(String name, int rate) {
    this.name = name;
    this.rate = rate;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String encodingName() {
    return name;
  }

  @Override
  public int staticPayloadType() {
    return -1;
  }

  @Override
  public int clockRate() {
    return rate;
  }

  @Override
  public int sampleRate() {
    return rate;
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
        Bytes.put16(out, 2 * i, pcm[offset + i]);
      }
      return 2 * length;
    };
  }

  @Override
  public Decoder decoder(String localFormat) {
    return (payload, offset, length, pcm) -> {
      for (int i = 0; i < length / 2; i++) {
        pcm[i] = (short) Bytes.unsigned16(payload, offset + 2 * i);
      }
      return length / 2;
    };
  }
}
