package org.offhook.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateChangeTest {
  private static double rms(double hertz, int from, int to) {
    var change = new RateChange(from, to);
    short[] in = new short[from];
    for (int i = 0; i < in.length; i++) {
      in[i] = (short) (10000 * Math.sin(2 * Math.PI * hertz * i / from));
    }
    short[] out = new short[change.room(in.length)];
    int made = change.change(in, in.length, out);
    assertEquals(to, made);
    double power = 0;
    for (int i = made / 10; i < made; i++) {
      power += (double) out[i] * out[i];
    }
    return Math.sqrt(power / (made * 0.9));
  }

  @ParameterizedTest
  @CsvSource({"8000,48000", "48000,8000", "16000,48000", "48000,16000", "48000,48000"})
  void keepsTheLevelOfAVoice(int from, int to) {
    assertEquals(7071, rms(1000, from, to), 70);
    assertEquals(7071, rms(3000, from, to), 110);
  }

  @Test
  void nothingFoldsBack() {
    double rms = rms(5200, 48000, 8000);
    assertTrue(rms < 40, () -> "rms " + rms);
  }

  @Test
  void wholeFactorsOnly() {
    assertThrows(IllegalArgumentException.class, () -> new RateChange(44100, 48000));
  }
}
