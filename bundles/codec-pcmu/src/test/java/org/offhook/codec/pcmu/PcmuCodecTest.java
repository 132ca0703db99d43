package org.offhook.codec.pcmu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;

class PcmuCodecTest {
  private final Codec codec = new PcmuCodec();

  @Test
  void itIsTheStaticPayloadTypeOfRfc3551() {
    assertEquals("PCMU", codec.encodingName());
    assertEquals(0, codec.staticPayloadType());
    assertEquals(8000, codec.clockRate());
    assertEquals(8000, codec.sampleRate());
    assertEquals(1, codec.rtpChannels());
  }

  /** The values at both ends of the scale, from the tables of G.711. */
  @Test
  void knownCodesGiveKnownValues() {
    assertEquals(0, expand(0xff));
    assertEquals(0, expand(0x7f));
    assertEquals(32_124, expand(0x80));
    assertEquals(-32_124, expand(0x00));
    assertEquals(0xff, compress(0));
    assertEquals(0x80, compress(Short.MAX_VALUE));
    assertEquals(0x00, compress(Short.MIN_VALUE));
  }

  @Test
  void valuesSurviveARoundTrip() {
    for (int code = 0; code < 256; code++) {
      int value = expand(code);
      assertEquals(value, expand(compress(value)), "code " + code);
    }
  }

  @Test
  void theErrorIsHalfAStepAtMost() {
    for (int sample = -32_000; sample <= 32_000; sample++) {
      int error = Math.abs(expand(compress(sample)) - sample);
      assertTrue(error <= 8 + Math.abs(sample) / 28, sample + " is off by " + error);
    }
  }

  @Test
  void louderNeverBecomesQuieter() {
    int last = Integer.MIN_VALUE;
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      int value = expand(compress(sample));
      assertTrue(value >= last, "at " + sample);
      last = value;
    }
  }

  @Test
  void anOffsetIsHonoured() {
    byte[] out = new byte[4];
    short[] pcm = {0, 0, 1000, -1000};
    assertEquals(2, codec.encoder("").encode(pcm, 2, 2, out));
    assertEquals(compress(1000), out[0] & 0xff);
    short[] back = new short[1];
    assertEquals(1, codec.decoder("").decode(out, 1, 1, back));
    assertEquals(expand(compress(-1000)), back[0]);
  }

  @Test
  void aPayloadThatIsTooLongIsCutAndAnEmptyOneGivesNothing() {
    short[] pcm = new short[100];
    assertEquals(100, codec.decoder("").decode(new byte[400], 0, 400, pcm));
    assertEquals(0, codec.decoder("").decode(new byte[0], 0, 0, pcm));
  }

  private int compress(int sample) {
    byte[] out = new byte[1];
    codec.encoder("").encode(new short[] {(short) sample}, 0, 1, out);
    return out[0] & 0xff;
  }

  private int expand(int code) {
    short[] pcm = new short[1];
    codec.decoder("").decode(new byte[] {(byte) code}, 0, 1, pcm);
    return pcm[0];
  }
}
