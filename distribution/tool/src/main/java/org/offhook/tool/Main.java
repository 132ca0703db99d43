package org.offhook.tool;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code offhook} command. */
@Command(
    name = "offhook",
    subcommands = {ImageCommand.class},
    mixinStandardHelpOptions = true,
    description = "A desk phone made of software.")
public final class Main {
  private Main() {}

  /** Entry point. Exit codes: 0 well, 1 failed, 2 bad usage. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain).execute(arguments));
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof Fault || e instanceof java.io.IOException) {
      command.getErr().println("offhook: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
