package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Tone;

class PartsTest {

  @Test
  void aHealthyCallScoresAboveFourAndLossCosts() {
    assertTrue(EModel.of("PCMA").mos(60, 0) > 4.3);
    assertTrue(EModel.of("PCMA").mos(60, 5) < EModel.of("PCMA").mos(60, 1));
    assertTrue(EModel.of("G729").mos(60, 0) < EModel.of("PCMA").mos(60, 0));
    assertEquals(1, EModel.of("G729").mos(2000, 90), 0.01);
  }

  @Test
  void resamplingKeepsAToneAndItsLevel() {
    for (int[] rates :
        new int[][] {{8000, 16_000}, {16_000, 8000}, {8000, 48_000}, {48_000, 8000}}) {
      Resampler resampler = Resampler.between(rates[0], rates[1]);
      short[] in = new short[rates[0]];
      for (int i = 0; i < in.length; i++) {
        in[i] = (short) (10_000 * Math.sin(2 * Math.PI * 1000 * i / rates[0]));
      }
      short[] out = new short[rates[1]];
      assertEquals(rates[1], resampler.convert(in, in.length, out));
      double energy = 0;
      for (int i = rates[1] / 2; i < rates[1]; i++) {
        energy += (double) out[i] * out[i];
      }
      double peak = Math.sqrt(2 * energy / (rates[1] / 2.0));
      assertEquals(10_000, peak, 150, rates[0] + " to " + rates[1]);
    }
  }

  @Test
  void whatIsAboveTheBandDoesNotFoldBack() {
    Resampler resampler = Resampler.between(48_000, 8000);
    short[] in = new short[48_000];
    for (int i = 0; i < in.length; i++) {
      in[i] = (short) (10_000 * Math.sin(2 * Math.PI * 7000 * i / 48_000));
    }
    short[] out = new short[8000];
    resampler.convert(in, in.length, out);
    for (int i = 1000; i < out.length; i++) {
      assertTrue(Math.abs(out[i]) < 40, "sample " + i + " is " + out[i]);
    }
  }

  @Test
  void packetsAreTakenApartAndBadOnesRefused() {
    RtpPacket packet = new RtpPacket();
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      int length = random.nextInt(60);
      random.nextBytes(packet.bytes);
      packet.bytes[0] = (byte) (0x80 | packet.bytes[0] & 0x3f);
      if (packet.read(length)) {
        assertTrue(packet.payloadAt >= 12 && packet.payloadLength >= 0);
        assertTrue(packet.payloadAt + packet.payloadLength <= length);
      }
    }
    assertFalse(packet.read(11));
  }

  @Test
  void controlPacketsOfAnyKindAreSurvived() {
    Rtcp rtcp = new Rtcp(1, "x");
    Random random = new Random(8);
    byte[] bytes = new byte[300];
    for (int i = 0; i < 200_000; i++) {
      random.nextBytes(bytes);
      bytes[0] = (byte) (0x80 | bytes[0] & 0x3f);
      bytes[1] = (byte) (200 + random.nextInt(5));
      bytes[2] = 0;
      bytes[3] = (byte) random.nextInt(80);
      rtcp.read(bytes, random.nextInt(301), 0, 0);
    }
  }

  @Test
  void reportsTellTheRoundTrip() {
    Rtcp here = new Rtcp(1, "a");
    Rtcp there = new Rtcp(2, "b");
    ReceptionFigures figures = new ReceptionFigures(8000);
    RtpPacket packet = new RtpPacket();
    packet.sequence = 9;
    figures.count(packet);
    byte[] bytes = new byte[256];
    long unix = 1_700_000_000_000L;
    int length = here.write(bytes, 0, unix, new Rtcp.Sent(1, 160, 0), figures, 2);
    assertTrue(there.read(bytes, length, 1_000_000, unix + 20));
    length = there.write(bytes, 501_000_000, unix + 520, new Rtcp.Sent(1, 1, 0), figures, 1);
    assertTrue(here.read(bytes, length, 0, unix + 540));
    assertEquals(40, here.roundTripMillis(), 2);
  }

  @Test
  void sequenceNumbersWrapAndLossIsCounted() {
    ReceptionFigures figures = new ReceptionFigures(8000);
    RtpPacket packet = new RtpPacket();
    for (int i = 0; i < 1000; i++) {
      packet.sequence = 65_000 + i & 0xffff;
      packet.timestamp = i * 160L;
      packet.arrivalNanos = i * 20_000_000L;
      if (i % 10 != 5) {
        assertTrue(figures.count(packet));
      }
    }
    assertEquals(100, figures.lost());
    assertEquals(65_000 + 999, figures.highest());
    assertTrue(figures.jitterMillis() < 0.1);
  }

  @Test
  void theBufferPutsPacketsInOrderAndNamesTheLost() {
    JitterBuffer buffer = new JitterBuffer(60, 0);
    RtpPacket packet = new RtpPacket();
    for (int sequence : new int[] {10, 12, 11, 14, 15, 16}) {
      packet.sequence = sequence;
      buffer.put(packet, sequence);
    }
    StringBuilder order = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      JitterBuffer.Taken taken = buffer.take();
      order.append(
          taken == JitterBuffer.Taken.PACKET ? buffer.packet().sequence + " " : taken + " ");
    }
    assertEquals("10 11 12 LOST 14 15 16 EMPTY ", order.toString());
  }

  @Test
  void theDelayFollowsTheJitterAndNeverPasses300Millis() {
    JitterBuffer buffer = new JitterBuffer(10, 10);
    buffer.adapt(40, 20);
    assertTrue(buffer.targetMillis() >= 100);
    buffer.adapt(4000, 20);
    assertEquals(300, buffer.targetMillis());
  }

  @Test
  void aGapIsFilledWithWhatWasHeardAndFadesOut() {
    Concealment concealment = new Concealment(8000);
    short[] tone = new short[800];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (short) (9000 * Math.sin(2 * Math.PI * 200 * i / 8000));
    }
    concealment.good(tone, tone.length);
    short[] gap = new short[160];
    concealment.conceal(gap, 160);
    // The tone goes on where it stopped: no click.
    assertTrue(Math.abs(gap[0] - tone[799]) < 3000, "step of " + (gap[0] - tone[799]));
    assertTrue(energy(gap) > 1e7);
    for (int i = 0; i < 4; i++) {
      concealment.conceal(gap, 160);
    }
    assertEquals(0, energy(gap));
  }

  private static double energy(short[] pcm) {
    double energy = 0;
    for (short sample : pcm) {
      energy += (double) sample * sample / pcm.length;
    }
    return energy;
  }

  @Test
  void cadencesKeepTheirTime() {
    Tone busy =
        new Tone(List.of(new Tone.Segment(500, -10, 480, 620), new Tone.Segment(500, 0)), 0);
    ToneGenerator generator = new ToneGenerator(busy, 8000);
    short[] pcm = new short[8000 * 3];
    generator.render(pcm, pcm.length);
    for (int half = 0; half < 6; half++) {
      short[] part = java.util.Arrays.copyOfRange(pcm, half * 4000, half * 4000 + 4000);
      assertEquals(half % 2 == 0, energy(part) > 1000, "half second " + half);
    }
    assertFalse(generator.ended());
  }

  @Test
  void sourcesAreFollowedByTheRules() {
    SourceFilter filter = new SourceFilter();
    var peer = new java.net.InetSocketAddress("192.0.2.1", 4000);
    var otherPort = new java.net.InetSocketAddress("192.0.2.1", 4002);
    var stranger = new java.net.InetSocketAddress("198.51.100.9", 4000);
    assertFalse(filter.accepts(peer, true));
    filter.negotiated(peer);
    assertFalse(filter.accepts(stranger, true));
    assertFalse(filter.accepts(otherPort, false));
    assertTrue(filter.accepts(otherPort, true));
    assertEquals(otherPort, filter.target());
    assertTrue(filter.accepts(peer, true));
    assertEquals(peer, filter.target());
    assertFalse(filter.accepts(otherPort, true));
  }
}
