package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.HostDelays;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ShellClient;

/** One packet in twenty is lost on the way back: the voice stays, and the report says so. */
@Alone
class LossIT {
  private static final double LOSS = 0.05;

  @TempDir Path directory;

  @Test
  void aCallLivesWithLostPackets() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path ours = directory.resolve("ours.wav");
    Likeness.write(ours, 8000, 1, 8, 11);
    Path heard = directory.resolve("heard.wav");
    try (LossyEcho echo = LossyEcho.open(LOSS, 4);
        Exchange exchange = Exchange.open();
        Sipp sipp =
            Sipp.start(
                new Scenario(String.valueOf(echo.port()))
                    .receives("INVITE")
                    .answersWithSdp("200 OK", "sendrecv")
                    .receives("ACK")
                    .isEnded()
                    .toString());
        PhoneProcess phone = HousePhone.registered(directory, exchange.behind(sipp.port()));
        HostDelays host = new HostDelays()) {
      ShellClient.Result result =
          phone.tryExec("call 300 --for 8s --play " + ours + " --record " + heard);
      assertEquals(0, result.exitCode(), result.output() + phone.log());
      sipp.awaitSuccess();
      double lost = number("lost +(\\d+)", result.output());
      double received = number("received +(\\d+)", result.output());
      double rate = lost / (lost + received);
      assertTrue(rate > LOSS / 2 && rate < LOSS * 2, result.output());
      Opinion.assertBetter(3.0, result.output(), host);
      assertTrue(Opinion.of(result.output()) < 4.2, result.output());
      double like = Likeness.of(ours, heard);
      assertTrue(like > 0.8, "correlation " + like + "\n" + result.output());
    }
  }

  private static double number(String expression, String text) {
    Matcher matcher = Pattern.compile(expression).matcher(text);
    assertTrue(matcher.find(), expression + " in " + text);
    return Double.parseDouble(matcher.group(1));
  }
}
