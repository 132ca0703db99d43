package org.offhook.tool;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The commands that run a phone or talk to one. The script {@code offhook} does them itself, so
 * that no second JVM is in the way; here they are for their help, and for whoever starts this class
 * without the script.
 */
final class PhoneCommands {
  private PhoneCommands() {}

  /** What all of them share. */
  abstract static class OnPhone implements Callable<Integer> {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "data directory of the phone (default: OFFHOOK_DATA, or .data/IMAGE)")
    String data;

    @Override
    public Integer call() throws Fault {
      throw new Fault("run it by the script offhook at the top of the tree");
    }
  }

  /** {@code offhook run}. */
  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = {
        "Boots a phone and keeps it running until it is told to stop (Ctrl-C, or exit in its shell).",
        "Without a model: the AudioCodes 440HD with the lab, registered there as 100."
      },
      footer = {
        "",
        "At a terminal it opens a shell on the phone; try: help, lines, call 600",
        "",
        "Examples:",
        "  offhook run",
        "  offhook run escene-es410 --config my.cfg --data /var/lib/phone",
        "  offhook run 440hd --feature lab"
      })
  static final class Run extends OnPhone {
    @Parameters(paramLabel = "MODEL", arity = "0..1", description = "see offhook features")
    String model;

    @Option(names = "--config", paramLabel = "FILE", description = ".cfg file to start from")
    String config;

    @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
    List<String> features;

    @Option(names = "--verbose", description = "log to the console as well")
    boolean verbose;
  }

  /** {@code offhook call}. */
  @Command(
      name = "call",
      mixinStandardHelpOptions = true,
      description = {
        "Places a call and reports codec, packets, loss, jitter, round trip and MOS.",
        "Uses the phone that is running with the data directory; else boots one for this call.",
        "Exits non-zero when the call failed. Other options go to the phone's command call;",
        "see: offhook exec help call"
      },
      footer = {
        "",
        "Examples:",
        "  offhook call 600 --for 5s",
        "  offhook call sip:alice@example.com --config my.cfg --play in.wav --record out.wav"
      })
  static final class Call extends OnPhone {
    @Parameters(paramLabel = "TARGET", description = "a number, or a sip: or tel: URI")
    String target;

    @Option(names = "--for", paramLabel = "TIME", description = "how long to talk, such as 5s")
    String duration;

    @Option(names = "--play", paramLabel = "WAV", description = "what to say")
    String play;

    @Option(names = "--record", paramLabel = "WAV", description = "where to record what is heard")
    String record;

    @Option(names = "--model", paramLabel = "MODEL", description = "model of the phone to boot")
    String model;

    @Option(names = "--config", paramLabel = "FILE", description = ".cfg file to start from")
    String config;

    @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
    List<String> features;
  }

  /** {@code offhook exec}. */
  @Command(
      name = "exec",
      mixinStandardHelpOptions = true,
      description = "Runs one shell command on the running phone; its exit code is ours.",
      footer = {
        "",
        "Examples:",
        "  offhook exec lines",
        "  offhook exec bundle update codec-g722",
        "  offhook exec --data /var/lib/phone health"
      })
  static final class Exec extends OnPhone {
    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "try: offhook exec help")
    List<String> words;

    @Option(names = "--model", paramLabel = "MODEL", description = "whose data directory is meant")
    String model;
  }

  /** {@code offhook shell}. */
  @Command(
      name = "shell",
      mixinStandardHelpOptions = true,
      description = "Opens a shell on the running phone; boots one when none is running.",
      footer = {"", "Example:", "  echo lines | offhook shell"})
  static final class Shell extends OnPhone {
    @Option(names = "--model", paramLabel = "MODEL", description = "model of the phone to boot")
    String model;

    @Option(names = "--config", paramLabel = "FILE", description = ".cfg file to start from")
    String config;

    @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
    List<String> features;
  }
}
