package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;

/** What is made of a peer's packets, whatever it does with its numbers. */
class VoiceStreamTest {
  private Studio studio;
  private Incoming peer;

  @BeforeEach
  void open() throws Exception {
    studio = new Studio(24_000, 440);
    studio.engine.bindCodec(new LinearCodec("PCMU", 8000));
    peer = new Incoming(studio, 9);
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void aNewSourceIsHeardAtOnceWhateverItsNumbers() {
    peer.talk(200, 1000);
    peer.ssrc = 2;
    peer.sequence = 1100;
    peer.timestamp = 77;
    peer.talk(10, 3000);
    assertEquals(0, peer.session.report().packetsLate());
    assertEquals(3000, peer.heard());
  }

  @Test
  void aSourceThatBeginsItsNumbersAnewIsHeardAgain() {
    peer.talk(200, 1000);
    peer.sequence = 900;
    peer.talk(10, 3000);
    assertEquals(3000, peer.heard());
    assertTrue(peer.session.report().packetsLate() <= 1, peer.session.report().toString());
  }

  @Test
  void sequenceAndTimestampWrapUnnoticed() {
    peer.sequence = 65_500;
    peer.timestamp = 0xffff_ff00L;
    peer.talk(100, 1000);
    assertEquals(1000, peer.heard());
    assertEquals(0, peer.session.report().packetsLost());
    assertEquals(0, peer.session.report().packetsLate());
  }

  @Test
  void eventsAreNoJitterAndNoLoss() {
    peer.talk(50, 1000);
    long began = peer.timestamp;
    for (int i = 1; i <= 20; i++) {
      peer.event(began, 20 * Math.min(i, 18), i >= 18);
      peer.tick();
    }
    peer.talk(20, 1000);
    assertEquals(1000, peer.heard());
    assertTrue(peer.session.report().jitterMillis() < 1, peer.session.report().toString());
    assertTrue(peer.session.report().bufferMillis() <= 40, peer.session.report().toString());
    assertEquals(0, peer.session.report().concealedMillis());
    assertEquals(0, peer.session.report().packetsLost());
  }

  @Test
  void comfortNoiseNobodyAskedForIsSilenceAndNoLoss() {
    peer.talk(50, 1000);
    peer.comfortNoise();
    for (int i = 0; i < 6; i++) {
      peer.tick();
      if (i > 2) {
        assertEquals(0, peer.heard(), "tick " + i);
      }
    }
    peer.timestamp += 6 * 160;
    peer.talk(20, 2000);
    assertEquals(2000, peer.heard());
    assertEquals(0, peer.session.report().packetsLost());
  }

  @Test
  void whatIsLostIsTakenFromTheNextPacketWhereTheCodecCan() throws Exception {
    studio.engine.bindCodec(new Redundant());
    Incoming other = new Incoming(studio, 9);
    other.talk(20, 1000);
    other.skip();
    boolean recovered = false;
    for (int i = 0; i < 6; i++) {
      other.voice(1000);
      if (i > 0) {
        other.tick();
        recovered |= other.heard() == Redundant.RECOVERED;
      }
    }
    assertTrue(recovered);
    assertEquals(0, other.session.report().concealedMillis());
    assertEquals(1, other.session.report().packetsLost());
  }

  /** Carries a copy of the packet before, as Opus does. */
  private static final class Redundant extends Wrapped {
    static final int RECOVERED = 4321;

    Redundant() {
      super(new LinearCodec("PCMU", 8000));
    }

    @Override
    public Decoder decoder(String localFormat) {
      Decoder plain = super.decoder(localFormat);
      return new Decoder() {
        @Override
        public int decode(byte[] payload, int offset, int length, short[] pcm) {
          return plain.decode(payload, offset, length, pcm);
        }

        @Override
        public int recover(byte[] next, int offset, int length, short[] pcm, int samples) {
          java.util.Arrays.fill(pcm, 0, samples, (short) RECOVERED);
          return samples;
        }
      };
    }
  }

  /** A codec like another one. */
  private static class Wrapped implements Codec {
    private final Codec codec;

    Wrapped(Codec codec) {
      this.codec = codec;
    }

    @Override
    public String name() {
      return codec.name();
    }

    @Override
    public String encodingName() {
      return codec.encodingName();
    }

    @Override
    public int staticPayloadType() {
      return codec.staticPayloadType();
    }

    @Override
    public int clockRate() {
      return codec.clockRate();
    }

    @Override
    public int sampleRate() {
      return codec.sampleRate();
    }

    @Override
    public int frameMillis() {
      return codec.frameMillis();
    }

    @Override
    public String offeredFormat() {
      return codec.offeredFormat();
    }

    @Override
    public Encoder encoder(String remoteFormat) {
      return codec.encoder(remoteFormat);
    }

    @Override
    public Decoder decoder(String localFormat) {
      return codec.decoder(localFormat);
    }
  }
}
