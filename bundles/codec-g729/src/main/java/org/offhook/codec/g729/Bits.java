package org.offhook.codec.g729;

import java.util.Arrays;

/** Packs and unpacks parameters, most significant bit first (ITU-T G.729 table 8, RFC 3551). */
final class Bits {
  /** Widths of the parameters of a speech frame. */
  static final int[] SPEECH = {8, 10, 8, 1, 13, 4, 7, 5, 13, 4, 7};

  /** Widths of the parameters of a silence descriptor; the last bit of its 16 is spare. */
  static final int[] SID = {1, 5, 4, 5};

  private Bits() {}

  /** Reads a frame. */
  static void unpack(byte[] in, int offset, int[] widths, int[] values) {
    int bit = offset * 8;
    for (int i = 0; i < widths.length; i++) {
      int value = 0;
      for (int k = 0; k < widths[i]; k++, bit++) {
        value = (value << 1) | ((in[bit >> 3] >> (7 - (bit & 7))) & 1);
      }
      values[i] = value;
    }
  }

  /** Writes a frame of whole bytes. */
  static void pack(int[] values, int[] widths, byte[] out, int offset, int bytes) {
    Arrays.fill(out, offset, offset + bytes, (byte) 0);
    int bit = offset * 8;
    for (int i = 0; i < widths.length; i++) {
      for (int k = widths[i] - 1; k >= 0; k--, bit++) {
        out[bit >> 3] |= (byte) (((values[i] >> k) & 1) << (7 - (bit & 7)));
      }
    }
  }
}
