package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;

/**
 * The calls of an hour, one for every ten seconds of it, played faster: each is answered, has voice
 * both ways and ends. Nothing of them is left.
 */
@Alone
class HourOfCallsIT {
  private static final int WARM_UP = 60;
  private static final int CALLS = 360;

  @TempDir Path directory;

  @Test
  void nothingIsLeftOfThem() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/advanced_auto_answer/activated=1",
                    "voip/advanced_auto_answer/type=MANUAL",
                    "voip/advanced_auto_answer/timeout=0"))) {
      calls(phone, WARM_UP);
      ProcessFigures before = ProcessFigures.of(phone.pid());
      calls(phone, CALLS);
      ProcessFigures after = ProcessFigures.of(phone.pid());
      String figures = before + " and after " + CALLS + " calls " + after;
      assertTrue(after.threads() <= before.threads() + 2, figures);
      assertTrue(after.sockets() <= before.sockets() + 1, figures);
      assertTrue(after.heapBytes() < before.heapBytes() + 4_000_000, figures);
      assertTrue(phone.exec("lines").contains("REGISTERED"));
    }
  }

  private static void calls(PhoneProcess phone, int number) throws Exception {
    String sip = phone.exec("config get voip/signalling/sip/port").strip();
    Scenario call =
        new Scenario("[media_port]")
            .invites("sendrecv")
            .hears(200, "a=sendrecv")
            .asks("ACK", 1, "")
            .waits(80)
            .asks("BYE", 2, "")
            .hears(200);
    String media = String.valueOf(20_000 + 4 * (FreePort.any() % 5000));
    try (Sipp sipp = many(call, number, media, sip)) {
      sipp.awaitSuccess(Duration.ofSeconds(300));
    }
  }

  private static Sipp many(Scenario call, int number, String media, String sip) throws IOException {
    return Sipp.start(
        call.toString(),
        "-m",
        String.valueOf(number),
        "-l",
        "1",
        "-r",
        "50",
        "-timeout",
        "290s",
        "-mi",
        "127.0.0.1",
        "-mp",
        media,
        "-rtp_echo",
        "-s",
        "100",
        "127.0.0.1:" + sip);
  }
}
