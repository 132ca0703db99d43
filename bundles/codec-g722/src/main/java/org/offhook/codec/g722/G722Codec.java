package org.offhook.codec.g722;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Component;

/** G.722 as a codec. */
@Component(immediate = true)
public final class G722Codec implements Codec {
  private static final int PAYLOAD_TYPE = 9;

  @Override
  public String name() {
    return "G722";
  }

  @Override
  public String encodingName() {
    return "G722";
  }

  @Override
  public int staticPayloadType() {
    return PAYLOAD_TYPE;
  }

  @Override
  public int clockRate() {
    return 8000;
  }

  @Override
  public int sampleRate() {
    return 16_000;
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
    return new G722Encoder();
  }

  @Override
  public Decoder decoder(String localFormat) {
    return new G722Decoder();
  }
}
