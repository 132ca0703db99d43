package org.offhook.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone that is started for one command ends with it and passes on its exit code. */
class OneShotTest {
  @TempDir Path folder;

  private HouseProcess.Result run(String command) throws Exception {
    return HouseProcess.run(folder, "", "offhook.command=" + command);
  }

  @Test
  void aCallIsSeenThroughAndReported() throws Exception {
    HouseProcess.Result result = run("call 600 --for 50ms");
    assertEquals(0, result.exitCode(), result::toString);
    assertTrue(result.output().contains("G722"), result::toString);
  }

  @Test
  void aFailedCallGivesOneAndABadCommandTwo() throws Exception {
    HouseProcess.Result failed = run("call 486 --for 50ms");
    assertEquals(1, failed.exitCode(), failed::toString);
    assertTrue(failed.output().contains("486 Busy"), failed::toString);
    assertEquals(2, run("nonsense").exitCode());
  }

  @Test
  void commandsAtATerminalAreRunUntilTheInputEnds() throws Exception {
    HouseProcess.Result result =
        HouseProcess.run(folder, "lines\nnonsense\n", "offhook.interactive=true");
    assertEquals(42, result.exitCode(), "no command of its own, so no exit code");
    assertTrue(result.output().contains("sip:100@example.com"), result::toString);
    assertTrue(result.output().contains("Command not found: nonsense"), result::toString);
    assertFalse(result.output().contains("Exception"), result::toString);
  }
}
