package org.offhook.codec.g729;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** G.729 with annexes A and B, RTP payload type 18 (RFC 3551 4.5.6). */
@Component(immediate = true, configurationPid = G729Codec.PID)
@Designate(ocd = G729Config.class)
public final class G729Codec implements Codec {
  static final String PID = "org.offhook.codec.g729";

  private volatile boolean annexB;

  /** Started by its configuration. */
  @Activate
  public G729Codec(G729Config config) {
    annexB = config.annexb();
  }

  /** Holds for coders made from now on; calls that are up keep what they agreed. */
  @Modified
  void configure(G729Config config) {
    annexB = config.annexb();
  }

  @Override
  public String name() {
    return "G729";
  }

  @Override
  public String encodingName() {
    return "G729";
  }

  @Override
  public int staticPayloadType() {
    return 18;
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
    return AnnexB.format(annexB);
  }

  @Override
  public String answeredFormat(String remoteFormat) {
    return AnnexB.format(annexB && AnnexB.accepted(remoteFormat));
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    return new G729Encoder(annexB && AnnexB.accepted(remoteFormat));
  }

  @Override
  public Decoder decoder(String localFormat) {
    return new G729Decoder();
  }
}
