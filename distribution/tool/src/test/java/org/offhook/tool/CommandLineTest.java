package org.offhook.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineTest {
  private final StringWriter errors = new StringWriter();
  private final StringWriter output = new StringWriter();

  private int run(String... words) {
    CommandLine command = Main.commandLine();
    command.setErr(new PrintWriter(errors, true));
    command.setOut(new PrintWriter(output, true));
    return command.execute(words);
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheOneThatWasMeant() {
    assertEquals(2, run("imag"));
    assertTrue(errors.toString().contains("Did you mean: offhook image?"), errors.toString());
  }

  @Test
  void anUnknownOptionIsOneClearError() {
    assertEquals(2, run("image", "audiocodes-440hd", "--fature", "lab"));
    assertTrue(
        errors.toString().startsWith("Unknown options: '--fature', 'lab'"), errors::toString);
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    Main.commandLine()
        .getSubcommands()
        .forEach(
            (name, command) -> {
              assertEquals(0, run(name, "--help"), name);
              if (!name.equals("version")) {
                String help = command.getUsageMessage();
                assertTrue(help.contains("offhook "), help);
              }
            });
  }
}
