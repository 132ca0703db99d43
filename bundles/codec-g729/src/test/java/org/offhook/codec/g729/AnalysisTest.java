package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fixed-point analysis against the same in floating point. */
class AnalysisTest {
  private final short[] speech = Speech.seconds(4, 31);
  private final InputWindow window = new InputWindow();
  private final Autocorrelation analysis = new Autocorrelation();
  private final LevinsonDurbin prediction = new LevinsonDurbin();
  private final int[] filter = new int[LinearPredictor.SIZE];

  private void analyse(int frame) {
    window.take(speech, frame * 80);
    analysis.analyse(window.samples(), 0, LinearPredictor.SIZE);
    analysis.window(LinearPredictor.SIZE);
    prediction.solve(analysis.values(), filter);
  }

  @Test
  void filtersSolveTheNormalEquations() {
    for (int frame = 0; frame < 400; frame++) {
      analyse(frame);
      double[] exact = levinson(analysis.values());
      for (int i = 0; i <= Frame.ORDER; i++) {
        assertEquals(exact[i], filter[i] / 4096.0, 0.01, "frame " + frame);
      }
    }
  }

  private static double[] levinson(int[] r) {
    double[] a = new double[LinearPredictor.SIZE];
    a[0] = 1;
    double error = r[0];
    for (int i = 1; i < a.length; i++) {
      double sum = r[i];
      for (int j = 1; j < i; j++) {
        sum += a[j] * r[i - j];
      }
      double k = -sum / error;
      double[] before = a.clone();
      for (int j = 1; j < i; j++) {
        a[j] = before[j] + k * before[i - j];
      }
      a[i] = k;
      error *= 1 - k * k;
    }
    return a;
  }

  @Test
  void spectralPairsGiveTheFilterBack() {
    int[] lsp = new int[Frame.ORDER];
    int[] back = new int[LinearPredictor.SIZE];
    int[] old = SpectralPairs.START.clone();
    for (int frame = 0; frame < 400; frame++) {
      analyse(frame);
      new SpectralPairs().find(filter, lsp, old);
      new LinearPredictor().convert(lsp, back, 0);
      for (int i = 0; i <= Frame.ORDER; i++) {
        assertEquals(filter[i], back[i], 80, "frame " + frame + " coefficient " + i);
      }
      for (int i = 1; i < Frame.ORDER; i++) {
        assertTrue(lsp[i] < lsp[i - 1]);
      }
    }
  }

  @Test
  void unsolvableFiltersLeaveTheOldPairs() {
    int[] lsp = new int[Frame.ORDER];
    int[] hopeless = {4096, 32767, -32768, 32767, -32768, 32767, 32767, 32767, 32767, 32767, 32767};
    new SpectralPairs().find(hopeless, lsp, SpectralPairs.START);
    assertEquals(SpectralPairs.START[3], lsp[3]);
  }

  @Test
  void gainsFollowTheFormula() {
    Gains gains = new Gains();
    Random random = new Random(9);
    double[] past = {-14, -14, -14, -14};
    double[] weights = {0.68, 0.58, 0.34, 0.19};
    int[] code = new int[Frame.SUBFRAME];
    for (int n = 0; n < 500; n++) {
      FixedCodebook.decode(random.nextInt(1 << 13), random.nextInt(16), code);
      int index = random.nextInt(128);
      double factor =
          (GainTables.FIRST[GainTables.FIRST_OF_INDEX[index >> 4]][1]
                  + GainTables.SECOND[GainTables.SECOND_OF_INDEX[index & 15]][1])
              / 8192.0;
      double level = 30 - 10 * Math.log10(4 / 40.0);
      for (int i = 0; i < 4; i++) {
        level += weights[i] * past[i];
      }
      System.arraycopy(past, 0, past, 1, 3);
      past[0] = 20 * Math.log10(factor);
      gains.decode(index, code);
      double exact = 2 * factor * Math.pow(10, level / 20);
      if (exact < 32767) {
        assertEquals(exact, gains.code(), 1.5 + 0.012 * exact);
      }
    }
  }

  @Test
  void highPassStopsDirectCurrentAndHalvesTheRest() {
    HighPass input = HighPass.input();
    int last = 0;
    for (int i = 0; i < 4000; i++) {
      last = input.next(10000);
    }
    assertEquals(0, last, 3);
    int peak = 0;
    for (int i = 0; i < 4000; i++) {
      int sample = input.next((int) (10000 * Math.sin(i * Math.PI / 4)));
      peak = i > 2000 ? Math.max(peak, sample) : 0;
    }
    assertEquals(5000, peak, 250);
  }

  @Test
  void openLoopPitchFindsThePeriod() {
    int[] weighted = new int[AdaptiveCodebook.MAX_LAG + Frame.LENGTH];
    OpenLoopPitch pitch = new OpenLoopPitch();
    for (int period = 24; period < 80; period += 7) {
      for (int i = 0; i < weighted.length; i++) {
        int phase = i % period;
        weighted[i] = phase < 6 ? 3000 - 500 * phase : -(phase & 3);
      }
      int found = pitch.find(weighted);
      int multiple = Math.round(found / (float) period);
      assertEquals(multiple * period, found, 1, "period " + period);
    }
  }
}
