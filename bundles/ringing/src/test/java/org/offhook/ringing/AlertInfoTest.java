package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Alert-Info asks for. */
class AlertInfoTest {
  private static AlertInfo of(String... headers) {
    return AlertInfo.of(List.of(headers));
  }

  @Test
  void theFiveDistinctiveCadences() {
    assertEquals(
        Optional.of(Cadence.again(2000, 4000)), of("<http://127.0.0.1/Bellcore-dr1>").cadence());
    assertEquals(Optional.of(Cadence.again(800, 400, 800, 4000)), of("Bellcore-dr2").cadence());
    assertEquals(
        Optional.of(Cadence.again(400, 200, 400, 200, 800, 4000)),
        of("<http://127.0.0.1/bellcore-dr3>").cadence());
    assertEquals(
        Optional.of(Cadence.again(300, 200, 1000, 200, 300, 4000)),
        of("<http://127.0.0.1/Bellcore-dr4>;info=x").cadence());
    assertEquals(Optional.of(Cadence.once(500)), of("<http://127.0.0.1/Bellcore-dr5>").cadence());
    assertEquals(Optional.empty(), of("<http://127.0.0.1/Bellcore-dr6>").cadence());
  }

  @Test
  void kindsOfCallHaveTheirCadence() {
    assertEquals(of("Bellcore-dr2").cadence(), of("info=alert-internal").cadence());
    assertEquals(
        of("Bellcore-dr3").cadence(), of("<http://1.2.3.4>;info=alert-external").cadence());
    assertEquals(of("Bellcore-dr2").cadence(), of("<urn:alert:source:internal>").cadence());
    assertEquals(Optional.empty(), of("info=alert-autoanswer").cadence());
  }

  @Test
  void itsWordsMayNameATone() {
    assertEquals(List.of("http:", "x", "info", "ring3"), of("<http://x>;info=ring3").words());
    assertTrue(of("<http://example.com/tones/Chimes.wav>").words().contains("Chimes.wav"));
    assertTrue(of("x", "<chimes>").words().contains("chimes"));
  }

  @Test
  void aRuleLooksForItsTextInAllValues() {
    AlertInfo info = of("<http://127.0.0.1/x>", "info=Alert-External");
    assertTrue(info.says("external"));
    assertTrue(info.says(" INFO=alert "));
    assertFalse(info.says("internal"));
    assertFalse(info.says(""));
    assertFalse(of().says("x"));
  }

  @Test
  void aHeaderOfAnyLengthIsLookedAtInPart() {
    AlertInfo info = of("x ".repeat(100_000) + "Bellcore-dr2");
    assertEquals(500, info.words().size());
    assertEquals(Optional.empty(), info.cadence());
  }
}
