package org.offhook.codec.opus;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Opus as a codec. */
@Component(immediate = true, configurationPid = OpusCodec.PID)
@Designate(ocd = OpusConfig.class)
public final class OpusCodec implements Codec {
  static final String PID = "org.offhook.codec.opus";
  static final int RATE = 48_000;

  private volatile OpusConfig config;

  /** Started by its configuration. */
  @Activate
  public OpusCodec(OpusConfig config) {
    this.config = config;
  }

  /** Holds for coders made from now on; calls that are up keep what they agreed. */
  @Modified
  void configure(OpusConfig config) {
    this.config = config;
  }

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

  /** Packets of 20, 40 and 60 ms: Opus has no frame of 30 or 50. */
  @Override
  public int frameMillis() {
    return 20;
  }

  /** What we would like to hear: RFC 7587 lets each side say that for itself. */
  @Override
  public String offeredFormat() {
    OpusConfig now = config;
    return "maxaveragebitrate="
        + now.bitrate()
        + ";stereo=0;useinbandfec=1"
        + (now.usedtx() ? ";usedtx=1" : "");
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    OpusConfig now = config;
    return new OpusVoice(now.bitrate(), now.complexity(), Wishes.parse(remoteFormat));
  }

  @Override
  public Decoder decoder(String localFormat) {
    return new OpusEar();
  }
}
