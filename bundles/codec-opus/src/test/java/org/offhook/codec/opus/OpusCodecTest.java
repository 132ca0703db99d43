package org.offhook.codec.opus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.media.Codec;

class OpusCodecTest {
  private static final int FRAME = Sound.FRAME;

  private final byte[] payload = new byte[1500];
  private final short[] frame = new short[5760];

  @Test
  void itIsNamedAsRfc7587Says() {
    Codec codec = Sound.codec();
    assertEquals("opus", codec.encodingName());
    assertEquals(48_000, codec.clockRate());
    assertEquals(2, codec.rtpChannels());
    assertEquals(-1, codec.staticPayloadType());
    assertEquals("maxaveragebitrate=32000;stereo=0;useinbandfec=1", codec.offeredFormat());
    assertTrue(Sound.codec(16_000, true).offeredFormat().endsWith(";usedtx=1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 40, 60})
  void aToneSurvivesAnyPacketTime(int millis) {
    Codec codec = Sound.codec();
    Codec.Encoder encoder = codec.encoder("");
    Codec.Decoder decoder = codec.decoder("");
    short[] pcm = Sound.tone(60);
    short[] heard = new short[pcm.length];
    int packet = 48 * millis;
    for (int at = 0; at + packet <= pcm.length; at += packet) {
      int length = encoder.encode(pcm, at, packet, payload);
      assertEquals(packet, decoder.decode(payload, 0, length, frame));
      System.arraycopy(frame, 0, heard, at, packet);
    }
    assertEquals(9000, Sound.level(heard, 20 * FRAME, 50 * FRAME, 440), 1500);
  }

  @Test
  void aPacketTimeThatOpusHasNotSendsNothing() {
    assertEquals(0, Sound.codec().encoder("").encode(new short[1440], 0, 1440, payload));
  }

  @Test
  void aLossIsConcealed() {
    Codec codec = Sound.codec();
    Codec.Encoder encoder = codec.encoder("");
    Codec.Decoder decoder = codec.decoder("");
    short[] pcm = Sound.tone(10);
    for (int i = 0; i < 10; i++) {
      decoder.decode(payload, 0, encoder.encode(pcm, i * FRAME, FRAME, payload), frame);
    }
    assertEquals(FRAME, decoder.conceal(frame, FRAME));
    assertTrue(Sound.level(frame, 0, FRAME, 440) > 3000);
    assertEquals(0, decoder.conceal(frame, 7), "not a multiple of 2.5 ms: the engine's turn");
  }

  /** Each tenth packet is lost; the next one carries it again, coarser. */
  @Test
  void aLostPacketIsTakenFromTheNextOne() {
    short[] pcm = Sound.voice(6);
    double concealed = Sound.likeness(pcm, withLosses(pcm, false));
    double recovered = Sound.likeness(pcm, withLosses(pcm, true));
    assertTrue(recovered > concealed + 0.01, recovered + " is not better than " + concealed);
  }

  private short[] withLosses(short[] pcm, boolean recover) {
    Codec codec = Sound.codec();
    Codec.Encoder encoder = codec.encoder("useinbandfec=1");
    Codec.Decoder decoder = codec.decoder("");
    short[] heard = new short[pcm.length];
    boolean lost = false;
    for (int i = 0; i < pcm.length / FRAME; i++) {
      int length = encoder.encode(pcm, i * FRAME, FRAME, payload);
      if (lost) {
        int made = recover ? decoder.recover(payload, 0, length, frame, FRAME) : 0;
        assertEquals(FRAME, made > 0 ? made : decoder.conceal(frame, FRAME));
        System.arraycopy(frame, 0, heard, (i - 1) * FRAME, FRAME);
      }
      lost = i % 10 == 8;
      if (!lost) {
        assertEquals(FRAME, decoder.decode(payload, 0, length, frame));
        System.arraycopy(frame, 0, heard, i * FRAME, FRAME);
      }
    }
    return heard;
  }

  @Test
  void anyPayloadIsSurvived() {
    Random random = new Random(3);
    Codec.Decoder decoder = Sound.codec().decoder("");
    byte[] noise = new byte[1500];
    for (int i = 0; i < 3000; i++) {
      random.nextBytes(noise);
      int length = random.nextInt(1500);
      int samples = decoder.decode(noise, 0, length, frame);
      assertTrue(samples >= 0 && samples <= frame.length);
      int again = decoder.recover(noise, 0, length, frame, FRAME);
      assertTrue(again >= 0 && again <= frame.length);
      assertEquals(0, decoder.recover(noise, 0, length, frame, 7));
    }
  }

  @Test
  void cutPayloadsAreSurvived() {
    Codec.Encoder encoder = Sound.codec().encoder("");
    Codec.Decoder decoder = Sound.codec().decoder("");
    short[] pcm = Sound.voice(1);
    for (int i = 0; i < pcm.length / FRAME; i++) {
      int length = encoder.encode(pcm, i * FRAME, FRAME, payload);
      int samples = decoder.decode(payload, 0, i % length, frame);
      assertTrue(samples >= 0 && samples <= frame.length);
    }
  }

  @Test
  void thePeersRateIsKept() {
    assertTrue(bytesPerSecond("maxaveragebitrate=8000") < 1400);
    assertTrue(bytesPerSecond("") > 2500);
  }

  private int bytesPerSecond(String wishes) {
    Codec.Encoder encoder = Sound.codec().encoder(wishes);
    short[] pcm = Sound.voice(4);
    int bytes = 0;
    for (int i = 0; i < pcm.length / FRAME; i++) {
      bytes += encoder.encode(pcm, i * FRAME, FRAME, payload);
    }
    return bytes / 4;
  }

  @Test
  void silenceIsLeftOutWhereThePeerAsks() {
    Codec.Encoder encoder = Sound.codec().encoder("usedtx=1");
    int sent = 0;
    for (int i = 0; i < 100; i++) {
      sent += encoder.encode(new short[FRAME], 0, FRAME, payload) > 0 ? 1 : 0;
    }
    assertTrue(sent < 30, sent + " packets of silence");
  }
}
