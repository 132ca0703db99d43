package org.offhook.codec.opus;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Component;

/** Opus as a codec. */
@Component(immediate = true)
public final class OpusCodec implements Codec {
  static final int RATE = 48_000;

  @Override
  public String name() {
    return "OPUS";
  }

  @Override
  public String encodingName() {
    return "opus";
  }

  @Override
  public int staticPayloadType() {
    return -1;
  }

  @Override
  public int clockRate() {
    return RATE;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  /** The rtpmap always says two (RFC 7587 section 4.1); what is sent is mono all the same. */
  @Override
  public int rtpChannels() {
    return 2;
  }

  @Override
  public int frameMillis() {
    return 20;
  }

  @Override
  public String offeredFormat() {
    return "useinbandfec=1";
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    return new OpusVoice(Wishes.parse(remoteFormat));
  }

  @Override
  public Decoder decoder(String localFormat) {
    return new OpusEar();
  }
}
