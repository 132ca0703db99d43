package org.offhook.codec.pcma;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Component;

/** The A-law as a codec: a table look-up for each sample, and no state. */
@Component(immediate = true)
public final class PcmaCodec implements Codec {
  private static final int PAYLOAD_TYPE = 8;
  private static final int RATE = 8000;

  @Override
  public String name() {
    return "PCMA";
  }

  @Override
  public String encodingName() {
    return "PCMA";
  }

  @Override
  public int staticPayloadType() {
    return PAYLOAD_TYPE;
  }

  @Override
  public int clockRate() {
    return RATE;
  }

  @Override
  public int sampleRate() {
    return RATE;
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
        out[i] = ALaw.compress(pcm[offset + i]);
      }
      return length;
    };
  }

  @Override
  public Decoder decoder(String localFormat) {
    return (payload, offset, length, pcm) -> {
      int samples = Math.min(length, pcm.length);
      for (int i = 0; i < samples; i++) {
        pcm[i] = ALaw.expand(payload[offset + i]);
      }
      return samples;
    };
  }
}
