package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Test;

class AnnexBTest {
  private static G729Codec codec(boolean annexB) {
    return new G729Codec(config(annexB));
  }

  private static G729Config config(boolean annexB) {
    return new G729Config() {
      @Override
      public boolean annexb() {
        return annexB;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return G729Config.class;
      }
    };
  }

  @Test
  void absentMeansYes() {
    assertTrue(AnnexB.accepted(""));
    assertTrue(AnnexB.accepted(null));
    assertTrue(AnnexB.accepted("annexb=yes"));
    assertTrue(AnnexB.accepted("mode=1"));
    assertTrue(AnnexB.accepted(";;=;annexb"));
    assertFalse(AnnexB.accepted("annexb=no"));
    assertFalse(AnnexB.accepted("mode=1; AnnexB = \"NO\" "));
  }

  @Test
  void offersWhatIsConfigured() {
    assertEquals("annexb=no", codec(false).offeredFormat());
    assertEquals("annexb=yes", codec(true).offeredFormat());
  }

  @Test
  void answersNoToNo() {
    assertEquals("annexb=no", codec(true).answeredFormat("annexb=no"));
    assertEquals("annexb=yes", codec(true).answeredFormat(""));
    assertEquals("annexb=no", codec(false).answeredFormat("annexb=yes"));
  }

  @Test
  void leavesSilenceOutOnlyWhenBothWant() {
    short[] quiet = new short[80];
    byte[] out = new byte[1500];
    assertEquals(10, last(codec(true).encoder("annexb=no"), quiet, out));
    assertEquals(10, last(codec(false).encoder("annexb=yes"), quiet, out));
    assertEquals(0, last(codec(true).encoder("annexb=yes"), quiet, out));
  }

  private static int last(org.offhook.api.media.Codec.Encoder encoder, short[] pcm, byte[] out) {
    int bytes = 0;
    for (int i = 0; i < 60; i++) {
      bytes = encoder.encode(pcm, 0, 80, out);
    }
    return bytes;
  }

  @Test
  void configurationHoldsForNewCoders() {
    G729Codec codec = codec(false);
    codec.configure(config(true));
    assertEquals("annexb=yes", codec.offeredFormat());
  }

  @Test
  void isPayloadType18() {
    G729Codec codec = codec(false);
    assertEquals(18, codec.staticPayloadType());
    assertEquals("G729", codec.encodingName());
    assertEquals("G729", codec.name());
    assertEquals(8000, codec.clockRate());
    assertEquals(8000, codec.sampleRate());
    assertEquals(10, codec.frameMillis());
  }
}
