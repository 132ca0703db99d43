package org.offhook.tool;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code offhook} command, as far as it needs no phone. */
@Command(
    name = "offhook",
    mixinStandardHelpOptions = true,
    versionProvider = VersionCommand.Provider.class,
    subcommands = {
      PhoneCommands.Run.class,
      PhoneCommands.Call.class,
      PhoneCommands.Exec.class,
      PhoneCommands.Shell.class,
      ImageCommand.class,
      FeatureCommand.class,
      ConfigCommand.class,
      EncryptCommand.class,
      ProvisionCommand.class,
      FeaturesCommand.class,
      VersionCommand.class
    },
    description = "A desk phone made of software.",
    footer = {
      "",
      "Examples:",
      "  offhook run                            a phone with a lab to try things in",
      "  offhook run escene-es410 --config my.cfg",
      "  offhook call 600 --for 5s --play hello.wav --record heard.wav",
      "  offhook exec lines",
      "  offhook config check my.cfg",
      "  offhook image audiocodes-440hd",
      "",
      "offhook COMMAND --help tells more of each."
    })
public final class Main {
  private Main() {}

  /** Entry point. Exit codes: 0 well, 1 failed, 2 bad usage. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(Main::explain)
        .setUsageHelpWidth(100);
  }

  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof Fault || e instanceof IOException) {
      command.getErr().println("offhook: " + e.getMessage());
      return 1;
    }
    throw e;
  }
}
