package org.offhook.syslog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelsTest {
  @Test
  void aLoggerBelongsToThePartWithTheLongestPrefix() {
    assertEquals(Part.SIP_CALL_CONTROL, Part.of("org.offhook.sip.Transaction"));
    assertEquals(Part.SIP_STACK, Part.of("org.offhook.sip.ri.StackLog"));
    assertEquals(Part.SIP_STACK, Part.of("gov.nist.javax.sip.SipStackImpl"));
    assertEquals(Part.DSP, Part.of("org.offhook.codec.g722.Encoder"));
    assertEquals(Part.EXTRA, Part.of("org.offhook.sipper"));
    assertEquals(Part.EXTRA, Part.of("com.example.Foo"));
  }

  @Test
  void aPartTellsWhatTheGeneralLevelOrItsOwnLetsPass() {
    var levels = new Levels(Severity.WARNING, Map.of("dsp", "DEBUG", "sipStack", "ERROR"));
    assertTrue(levels.pass(Part.DSP, Severity.DEBUG));
    assertTrue(levels.pass(Part.SIP_STACK, Severity.WARNING));
    assertFalse(levels.pass(Part.SIP_STACK, Severity.INFO));
    assertFalse(levels.pass(Part.VOIP_APPLICATION, Severity.INFO));
  }

  @Test
  void noneAsGeneralLevelLeavesOnlyTheParts() {
    var levels = new Levels(Severity.NONE, Map.of("dsp", "ERROR"));
    assertTrue(levels.pass(Part.DSP, Severity.ERROR));
    assertFalse(levels.pass(Part.DSP, Severity.WARNING));
    assertFalse(levels.pass(Part.CGI, Severity.ERROR));
  }

  @Test
  void readyMadeLevelsAndFiltersOnlyRaise() {
    var config = Samples.config(Map.of("level", "ERROR", "sipLogFilter", 6));
    var levels = Levels.of(config, Map.of());
    assertTrue(levels.pass(Part.SIP_STACK, Severity.INFO));
    assertFalse(levels.pass(Part.SIP_STACK, Severity.DEBUG));
    assertFalse(levels.pass(Part.DSP, Severity.INFO));
    levels = Levels.of(Samples.config(Map.of("logLevel", "DETAILED")), Map.of());
    assertTrue(levels.pass(Part.DSP, Severity.DEBUG));
    levels =
        Levels.of(Samples.config(Map.of("level", "NONE", "logWatchdogEvents", true)), Map.of());
    assertTrue(levels.pass(Part.WATCHDOG, Severity.INFO));
    assertFalse(levels.pass(Part.DSP, Severity.ERROR));
  }

  @Test
  void severitiesHaveTheirNumbers() {
    assertEquals(0, Severity.EMERGENCY.code());
    assertEquals(3, Severity.ERROR.code());
    assertEquals(7, Severity.DEBUG.code());
  }
}
