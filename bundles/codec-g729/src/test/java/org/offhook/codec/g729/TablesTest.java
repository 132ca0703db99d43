package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What the tables must satisfy among themselves. */
class TablesTest {
  @Test
  void codebooksAreComplete() {
    assertEquals(128, LspTables.FIRST.length);
    assertEquals(32, LspTables.SECOND.length);
    assertArrayEquals(
        new int[] {1486, 2168, 3751, 9074, 12134, 13944, 17983, 19173, 21190, 21820},
        LspTables.FIRST[0]);
    assertArrayEquals(
        new int[] {1721, 2577, 5553, 7195, 8651, 10686, 15069, 16953, 18703, 19929},
        LspTables.FIRST[127]);
    assertEquals(934, LspTables.SECOND[31][9]);
  }

  @Test
  void firstStageRises() {
    for (int[] vector : LspTables.FIRST) {
      for (int j = 1; j < vector.length; j++) {
        assertTrue(vector[j] > vector[j - 1]);
      }
    }
  }

  @Test
  void predictorsAddUpToOne() {
    for (MaPredictor[] predictors : new MaPredictor[][] {LspTables.SPEECH, LspTables.NOISE}) {
      for (MaPredictor predictor : predictors) {
        for (int j = 0; j < Frame.ORDER; j++) {
          int sum = predictor.present()[j];
          for (int[] weights : predictor.weights()) {
            sum += weights[j];
          }
          assertEquals(32768, sum, 6);
          assertEquals(1, predictor.present()[j] / 32768.0 * predictor.inverse()[j] / 4096, 2e-3);
        }
      }
    }
  }

  @Test
  void windowIsHammingThenCosine() {
    int[] window = Numbers.load("analysis-window.txt");
    assertEquals(240, window.length);
    for (int n = 0; n < 240; n++) {
      double weight =
          n < 200
              ? 0.54 - 0.46 * Math.cos(2 * Math.PI * n / 399)
              : Math.cos(2 * Math.PI * (n - 200) / 159);
      assertEquals(weight * 32767, window[n], 0.51);
    }
  }

  @Test
  void everyGainIndexHasItsPlace() {
    for (int index = 0; index < 128; index++) {
      int first = GainTables.FIRST_OF_INDEX[index >> 4];
      int second = GainTables.SECOND_OF_INDEX[index & 15];
      assertEquals(index, GainTables.index(first, second));
    }
  }

  @Test
  void cosinesAndTheirInverseAgree() {
    int[] lsp = new int[Frame.ORDER];
    int[] back = new int[Frame.ORDER];
    LineFrequencies.toCosines(LineFrequencies.EVEN, lsp);
    LineFrequencies.fromCosines(lsp, back);
    for (int i = 0; i < Frame.ORDER; i++) {
      assertEquals(LineFrequencies.EVEN[i], back[i], 12);
    }
  }

  @Test
  void saysWhichTableIsMissing() {
    var error = assertThrows(IllegalStateException.class, () -> Numbers.load("none.txt"));
    assertTrue(error.getMessage().contains("none.txt"));
  }
}
