package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.testkit.HostDelays;

/** The opinion score that a call tells of when it has ended (MOS of ITU-T G.107, 1 to 4.5). */
final class Opinion {
  private static final Pattern MOS = Pattern.compile("MOS +([0-9.]+)");

  /** A host that stands still leaves a longer buffer; this is what each ms of delay may cost. */
  private static final double COST = 0.004;

  private Opinion() {}

  static double of(String report) {
    Matcher matcher = MOS.matcher(report);
    assertTrue(matcher.find(), "no MOS in " + report);
    return Double.parseDouble(matcher.group(1));
  }

  /** It is better than this, but for what a host that stood still meanwhile has done to it. */
  static void assertBetter(double than, String report, HostDelays host) {
    assertTrue(of(report) > than - COST * host.standstillMillis(), report);
  }
}
