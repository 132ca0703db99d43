package org.offhook.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of the host, and what never is. */
class ReachCommandsTest {
  private final ReachCommands commands = new ReachCommands();

  @Test
  void onlyHostsAreTakenForHosts() {
    for (String text : new String[] {"-f", "a b", "a;b", "", "$(x)", "a\nb", "../x"}) {
      assertThrows(IllegalArgumentException.class, () -> HostProgram.host(text), text);
    }
    for (String text : new String[] {"192.0.2.1", "2001:db8::1", "::1", "a-b.example.com"}) {
      assertEquals(text, HostProgram.host(text));
    }
    assertThrows(IllegalArgumentException.class, () -> commands.ping("127.0.0.1", "0"));
    assertThrows(IllegalArgumentException.class, () -> commands.ping("127.0.0.1", "61"));
    assertThrows(IllegalArgumentException.class, () -> commands.traceroute());
  }

  @Test
  void aProgramThatTheHostLacksIsNamed() {
    HostProgram programs = new HostProgram();
    IOException none =
        assertThrows(IOException.class, () -> programs.run(Duration.ofSeconds(1), "no-program"));
    assertEquals("the host of this phone has no program no-program", none.getMessage());
  }

  @Test
  void whatTakesTooLongIsEnded() {
    HostProgram programs = new HostProgram();
    IOException late =
        assertThrows(IOException.class, () -> programs.run(Duration.ofMillis(100), "sleep", "60"));
    assertTrue(late.getMessage().startsWith("sleep took longer than"), late.getMessage());
  }

  @Test
  void whatLeavesEndsWhatItRuns(@TempDir Path directory) throws Exception {
    HostProgram programs = new HostProgram();
    Path begun = directory.resolve("begun");
    String script = "echo > " + begun + "; exec sleep 60";
    FutureTask<String> run =
        new FutureTask<>(
            () ->
                assertThrows(
                        IOException.class,
                        () -> programs.run(Duration.ofMinutes(1), "sh", "-c", script))
                    .getMessage());
    new Thread(run).start();
    while (!Files.exists(begun)) {
      Thread.onSpinWait();
    }
    programs.close();
    assertEquals("sh was stopped", run.get(5, TimeUnit.SECONDS));
  }

  @Test
  void theKernelWritesGatewaysBackwards() {
    assertEquals("10.77.0.1", NetworkCommand.dotted("01004D0A"));
  }
}
