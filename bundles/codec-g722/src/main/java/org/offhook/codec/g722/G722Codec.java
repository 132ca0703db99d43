package org.offhook.codec.g722;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** G.722 as a codec. */
@Component(immediate = true, configurationPid = G722Codec.PID)
@Designate(ocd = G722Config.class)
public final class G722Codec implements Codec {
  static final String PID = "org.offhook.codec.g722";

  private static final int PAYLOAD_TYPE = 9;

  private volatile Mode offered;

  /** Started by its configuration. */
  @Activate
  public G722Codec(G722Config config) {
    configure(config);
  }

  /** Holds for coders made from now on; calls that are up keep what they agreed. */
  @Modified
  void configure(G722Config config) {
    offered = Mode.ofParameter(config.bitrate());
  }

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
    return offered.format();
  }

  /** Hears the peer in the mode it names. */
  @Override
  public String answeredFormat(String remoteFormat) {
    return Mode.ofFormat(remoteFormat).format();
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    return new G722Encoder();
  }

  @Override
  public Decoder decoder(String localFormat) {
    return new G722Decoder(Mode.ofFormat(localFormat));
  }
}
