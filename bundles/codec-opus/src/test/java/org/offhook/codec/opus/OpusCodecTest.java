package org.offhook.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;

class OpusCodecTest {
  private static final int FRAME = 960;

  private static short[] tone(int frames) {
    short[] pcm = new short[frames * FRAME];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) (9000 * Math.sin(2 * Math.PI * 440 * i / 48_000));
    }
    return pcm;
  }

  private static double level(short[] pcm, int from, int to, double frequency) {
    double real = 0;
    double imaginary = 0;
    for (int i = from; i < to; i++) {
      real += pcm[i] * Math.cos(2 * Math.PI * frequency * i / 48_000);
      imaginary += pcm[i] * Math.sin(2 * Math.PI * frequency * i / 48_000);
    }
    return 2 * Math.hypot(real, imaginary) / (to - from);
  }

  @Test
  void aToneSurvives() {
    Codec codec = new OpusCodec();
    Codec.Encoder encoder = codec.encoder("");
    Codec.Decoder decoder = codec.decoder("");
    short[] pcm = tone(50);
    short[] heard = new short[pcm.length];
    byte[] payload = new byte[1500];
    short[] frame = new short[5760];
    for (int i = 0; i < 50; i++) {
      int length = encoder.encode(pcm, i * FRAME, FRAME, payload);
      assertEquals(FRAME, decoder.decode(payload, 0, length, frame));
      System.arraycopy(frame, 0, heard, i * FRAME, FRAME);
    }
    assertEquals(9000, level(heard, 20 * FRAME, 50 * FRAME, 440), 1500);
  }

  @Test
  void aLossIsConcealed() {
    Codec codec = new OpusCodec();
    Codec.Encoder encoder = codec.encoder("useinbandfec=1");
    Codec.Decoder decoder = codec.decoder("");
    short[] pcm = tone(10);
    byte[] payload = new byte[1500];
    short[] frame = new short[5760];
    for (int i = 0; i < 10; i++) {
      decoder.decode(payload, 0, encoder.encode(pcm, i * FRAME, FRAME, payload), frame);
    }
    assertEquals(FRAME, decoder.conceal(frame, FRAME));
    assertTrue(level(frame, 0, FRAME, 440) > 3000);
  }

  @Test
  void anyPayloadIsSurvived() {
    Random random = new Random(3);
    Codec.Decoder decoder = new OpusCodec().decoder("");
    short[] frame = new short[5760];
    byte[] payload = new byte[1500];
    for (int i = 0; i < 3000; i++) {
      random.nextBytes(payload);
      int samples = decoder.decode(payload, 0, random.nextInt(1500), frame);
      assertTrue(samples >= 0 && samples <= frame.length);
    }
  }

  @Test
  void thePeersWishesAreFollowed() {
    assertEquals(
        new Wishes(24_000, true, false),
        Wishes.parse("minptime=10; useinbandfec=1;maxaveragebitrate=24000"));
    assertEquals(new Wishes(32_000, false, true), Wishes.parse("usedtx=1;maxaveragebitrate=x"));
    assertEquals(6000, Wishes.parse("maxaveragebitrate=1000").bitrate());
  }
}
