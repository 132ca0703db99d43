package org.offhook.codec.g722;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G722CodecTest {
  @Test
  void soundSurvivesARoundTrip() {
    short[] pcm = Signal.mixed();
    short[] heard = Coded.decode(Coded.encode(pcm), "");
    assertTrue(Signal.likeness(pcm, heard) > 0.95);
  }

  /** Full scale is not reached by the measure: seven seconds of sweep and noise. */
  @Test
  void lowerRatesSoundAlikeAndCoarser() {
    short[] pcm = Signal.mixed();
    byte[] codes = Coded.encode(pcm);
    double at64 = Signal.likeness(pcm, Coded.decode(codes, ""));
    double at56 = Signal.likeness(pcm, Coded.decode(codes, "bitrate=56000"));
    double at48 = Signal.likeness(pcm, Coded.decode(codes, "bitrate=48000"));
    assertTrue(at64 > at56 && at56 > at48 && at48 > 0.9, at64 + " " + at56 + " " + at48);
  }

  @Test
  void bitsThatAreDataAreNotHeard() {
    byte[] codes = Coded.encode(Signal.mixed());
    byte[] withData = codes.clone();
    Random random = new Random(48);
    for (int i = 0; i < withData.length; i++) {
      withData[i] = (byte) (withData[i] & ~3 | random.nextInt(4));
    }
    assertArrayEquals(
        Coded.decode(codes, "bitrate=48000"), Coded.decode(withData, "bitrate=48000"));
  }

  @Test
  void anyPayloadIsSurvived() {
    Random random = new Random(1);
    var decoder = Coded.codec().decoder("");
    short[] pcm = new short[1920];
    byte[] payload = new byte[1500];
    for (int i = 0; i < 5000; i++) {
      random.nextBytes(payload);
      int length = random.nextInt(1500);
      assertEquals(Math.min(2 * length, 1920), decoder.decode(payload, 0, length, pcm));
    }
  }

  /** RFC 3551 section 4.5.2: the clock is 8000 by an old mistake that nobody may mend. */
  @Test
  void theClockIsHalfOfTheSampleRate() {
    assertEquals(9, Coded.codec().staticPayloadType());
    assertEquals(8000, Coded.codec().clockRate());
    assertEquals(16_000, Coded.codec().sampleRate());
  }

  @Test
  void theConfiguredRateIsOffered() {
    G722Codec codec = Coded.codec();
    assertEquals("", codec.offeredFormat());
    codec.configure(Coded.config("G722_56K"));
    assertEquals("bitrate=56000", codec.offeredFormat());
    assertEquals("bitrate=48000", Coded.codec("G722_48K").offeredFormat());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "''|''",
        "bitrate=64000|''",
        "bitrate=56000|bitrate=56000",
        "mode=1; BitRate = 48000 ;x|bitrate=48000",
        "bitrate=99999999999|''",
        "bitrate=|''",
        ";;=|''"
      })
  void thePeersRateIsHeard(String remote, String answer) {
    assertEquals(answer, Coded.codec().answeredFormat(remote));
  }
}
