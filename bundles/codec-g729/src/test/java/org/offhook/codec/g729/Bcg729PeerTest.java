package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against libbcg729, an independent implementation. */
class Bcg729PeerTest {
  private static final short[] SPEECH = Speech.seconds(20, 18);
  private static final String LOSSES = "....x.....xx.......";
  private static ForeignCodec peer;

  @BeforeAll
  static void compile() {
    Optional<ForeignCodec> found = ForeignCodec.find();
    assumeTrue(found.isPresent(), "gcc or libbcg729-dev is not installed");
    peer = found.get();
  }

  private static void alike(String what, short[] theirs, short[] ours, double decibels) {
    assertEquals(theirs.length, ours.length, what);
    double snr = Likeness.snr(theirs, ours);
    System.out.printf("%s: %.1f dB%n", what, snr);
    assertTrue(snr > decibels, what + " differs: " + snr + " dB");
  }

  @Test
  void weDecodeTheirStreamAsTheyDo() throws Exception {
    byte[] frames = peer.encode(SPEECH, false);
    alike("their stream", peer.decode(frames, "."), Coded.decode(frames, "."), 30);
  }

  @Test
  void theyDecodeOurStreamAsWeDo() throws Exception {
    byte[] frames = Coded.encode(SPEECH, false);
    alike("our stream", peer.decode(frames, "."), Coded.decode(frames, "."), 30);
  }

  @Test
  void concealmentIsAlike() throws Exception {
    byte[] frames = Coded.encode(SPEECH, false);
    alike("with losses", peer.decode(frames, LOSSES), Coded.decode(frames, LOSSES), 12);
  }

  @Test
  void theirSilenceIsUnderstood() throws Exception {
    byte[] frames = peer.encode(SPEECH, true);
    assertTrue(Coded.count(frames, 2) > 3, "descriptors");
    alike("their silence", peer.decode(frames, "."), Coded.decode(frames, "."), 25);
  }

  @Test
  void ourSilenceIsUnderstood() throws Exception {
    byte[] frames = Coded.encode(SPEECH, true);
    assertTrue(Coded.count(frames, 2) > 3, "descriptors");
    alike("our silence", peer.decode(frames, "."), Coded.decode(frames, "."), 25);
  }

  @Test
  void qualityIsNotWorse() throws Exception {
    short[] theirs = peer.decode(peer.encode(SPEECH, false), ".");
    short[] ours = Coded.decode(Coded.encode(SPEECH, false), ".");
    double theirRatio = Likeness.segmental(SPEECH, theirs, Coded.DELAY);
    double ourRatio = Likeness.segmental(SPEECH, ours, Coded.DELAY);
    System.out.printf("segmental SNR: theirs %.2f dB, ours %.2f dB%n", theirRatio, ourRatio);
    assertTrue(ourRatio > theirRatio - 0.5);
    assertTrue(Likeness.correlation(SPEECH, ours, Coded.DELAY) > 0.8);
  }
}
