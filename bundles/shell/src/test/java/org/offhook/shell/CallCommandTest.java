package org.offhook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.ShellClient.Result;

@Timeout(20)
class CallCommandTest {
  @TempDir static Path folder;
  private static House house;

  @BeforeAll
  static void open() throws Exception {
    house = new House(folder, Map.of());
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  @Test
  void withoutATimeItDialsAndReturns() throws Exception {
    Result result = house.exec("call 404");
    assertEquals(0, result.exitCode(), result::toString);
    assertEquals(List.of(), house.phone.last.done);
    assertEquals(0, house.exec("hangup all").exitCode());
  }

  @Test
  void withATimeItHangsUpAndReports() throws Exception {
    Result result = house.exec("call 600 --for 50ms --dtmf 12#");
    assertEquals(0, result.exitCode(), result::toString);
    String report = result.output().replaceAll(" +", " ");
    for (String figure :
        List.of(
            "codec G722",
            "sent 250 packets",
            "received 249 packets",
            "lost 1 packets, 0.4 %",
            "jitter 3.3 ms",
            "round trip unknown",
            "MOS 4.10")) {
      assertTrue(report.contains(figure), figure + " in\n" + report);
    }
    assertEquals(List.of("digits 12#", "hangup"), house.phone.last.done);
  }

  @Test
  void aCallThatFailsTellsTheCodeAndReason() throws Exception {
    Result result = house.exec("call 486 --for 5s");
    assertEquals(1, result.exitCode(), result::toString);
    assertTrue(result.output().contains("486 Busy"), result::toString);
    assertTrue(result.output().indexOf('\u001b') < 0, "the peer's reason steers the terminal");
  }

  @Test
  void aCallThatNobodyAnswersIsGivenUp() throws Exception {
    Result result = house.exec("call 404 --for 5s --wait 100ms");
    assertEquals(1, result.exitCode(), result::toString);
    assertTrue(result.output().contains("no answer"), result::toString);
    assertEquals(List.of("hangup"), house.phone.last.done);
  }

  @Test
  void aRefusedNumberAndAMissingLineAreSaid() throws Exception {
    assertEquals(new Result("999 is not allowed\n", 1), house.exec("call 999"));
    assertTrue(house.exec("call 600 --line 4").output().contains("there is no line 4"));
    Result files = house.exec("call 600 --for 1s --play a.wav");
    assertEquals(1, files.exitCode());
    assertTrue(files.output().contains("audio-wav"), files::toString);
  }

  @Test
  void whatIsNotUnderstoodIsExitCodeTwo() throws Exception {
    for (String line :
        List.of(
            "call",
            "call 600 --for",
            "call 600 --for soon",
            "call 600 601",
            "call 600 --loud",
            "call 600 --line x",
            "call 600 --dtmf x")) {
      Result result = house.exec(line);
      assertEquals(2, result.exitCode(), line + ": " + result);
    }
  }
}
