package org.offhook.codec.pcmu;

import org.offhook.api.media.Codec;
import org.offhook.api.media.G711Codec;
import org.osgi.service.component.annotations.Component;

/** The mu-law of ITU-T G.711: 14-bit linear (here in 16) to 8 bits and back; all bits inverted. */
@Component(immediate = true, service = Codec.class)
public final class PcmuCodec extends G711Codec {
  private static final int PAYLOAD_TYPE = 0;
  private static final int BIAS = 132;
  private static final int ZERO = 0xff;

  /** Makes its tables. */
  public PcmuCodec() {
    super("PCMU", PAYLOAD_TYPE, PcmuCodec::expand, ZERO);
  }

  private static int expand(int wire) {
    int code = ~wire & 0xff;
    int segment = (code >> 4) & 7;
    int magnitude = ((((code & 15) << 3) + BIAS) << segment) - BIAS;
    return (code & 0x80) != 0 ? -magnitude : magnitude;
  }
}
