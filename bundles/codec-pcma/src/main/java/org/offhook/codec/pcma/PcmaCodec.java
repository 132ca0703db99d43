package org.offhook.codec.pcma;

import org.offhook.api.media.Codec;
import org.offhook.api.media.G711Codec;
import org.osgi.service.component.annotations.Component;

/**
 * The A-law of ITU-T G.711: 13-bit linear (here in the upper bits of 16) to 8 bits and back. Even
 * bits are inverted on the wire.
 */
@Component(immediate = true, service = Codec.class)
public final class PcmaCodec extends G711Codec {
  private static final int PAYLOAD_TYPE = 8;
  private static final int INVERTED_BITS = 0x55;
  private static final int ZERO = 0xd5;

  /** Makes its tables. */
  public PcmaCodec() {
    super("PCMA", PAYLOAD_TYPE, PcmaCodec::expand, ZERO);
  }

  private static int expand(int wire) {
    int code = wire ^ INVERTED_BITS;
    int segment = (code >> 4) & 7;
    int step = code & 15;
    // The middle of the interval; segment 0 and 1 share the smallest step of 16.
    int magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
    return (code & 0x80) != 0 ? magnitude : -magnitude;
  }
}
