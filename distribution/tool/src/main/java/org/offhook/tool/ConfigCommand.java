package org.offhook.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code offhook config}: checks configuration files and shows parameters, without a phone. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    subcommands = {
      ConfigCommand.Check.class,
      ConfigCommand.Params.class,
      ConfigCommand.Delta.class,
      ConfigCommand.Get.class,
      ConfigCommand.Set.class,
      ConvertCommand.class,
      ReferenceCommand.class,
      CoverageCommand.class
    },
    description = "Checks .cfg files and shows parameters, for a model and without a phone.",
    footer = {
      "",
      "On a running phone: offhook exec config get PATH, offhook exec config set PATH=VALUE"
    })
final class ConfigCommand implements Callable<Integer> {
  @Spec CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "config: what? check, params, delta, get, set, convert, reference or coverage");
  }

  /** Which phone is meant. */
  static final class Phone {
    @Option(
        names = "--model",
        paramLabel = "MODEL",
        defaultValue = "audiocodes-440hd",
        description = "model whose parameters and limits count (default: audiocodes-440hd)")
    String model;

    @Option(names = "--feature", paramLabel = "NAME", description = "a feature to add; may repeat")
    List<String> features = new ArrayList<>();

    org.offhook.tool.Parameters parameters() throws Exception {
      return org.offhook.tool.Parameters.of(Tree.find(), model, features);
    }
  }

  /** {@code config check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Names each bad line of a file (line, path, value, what was expected) and each line that no",
        "capability claims. Exits with 1 when a line is bad."
      },
      footer = {"", "Example:", "  offhook config check my.cfg --model escene-es410"})
  static final class Check implements Callable<Integer> {
    @Mixin Phone phone;

    @Parameters(paramLabel = "FILE", description = "a .cfg file")
    Path file;

    @Override
    public Integer call() throws Exception {
      Dialect.Reading reading = phone.parameters().read(file);
      reading.problems().forEach(System.out::println);
      long bad = count(reading, Problem.Kind.INVALID);
      System.out.printf(
          "%d lines, %d not allowed, %d unclaimed, %d repeated%n",
          reading.assignments().size(),
          bad,
          count(reading, Problem.Kind.UNCLAIMED),
          count(reading, Problem.Kind.REPEATED));
      return bad == 0 ? 0 : 1;
    }

    private static long count(Dialect.Reading reading, Problem.Kind kind) {
      return reading.problems().stream().filter(problem -> problem.kind() == kind).count();
    }
  }

  /** {@code config params}. */
  @Command(
      name = "params",
      mixinStandardHelpOptions = true,
      description = "Lists the parameters: path, type, default, what is allowed, owner.",
      footer = {"", "Example:", "  offhook config params voip/media"})
  static final class Params implements Callable<Integer> {
    @Mixin Phone phone;

    @Parameters(paramLabel = "PATH", arity = "0..1", description = "only paths that begin so")
    String prefix = "";

    @Override
    public Integer call() throws Exception {
      for (Parameter parameter : phone.parameters().all()) {
        if (parameter.path().startsWith(prefix)) {
          System.out.println(ParameterText.line(parameter));
        }
      }
      return 0;
    }
  }

  /** {@code config delta}. */
  @Command(
      name = "delta",
      mixinStandardHelpOptions = true,
      description = {
        "Prints only the lines of a file that differ from the defaults, in stable order.",
        "Secrets are left out, each with a comment in its place, unless asked for."
      },
      footer = {"", "Example:", "  offhook config delta my.cfg --secrets > small.cfg"})
  static final class Delta implements Callable<Integer> {
    @Mixin Phone phone;

    @Option(names = "--secrets", description = "passwords too, as they are")
    boolean secrets;

    @Parameters(paramLabel = "FILE", description = "a .cfg file")
    Path file;

    @Override
    public Integer call() throws Exception {
      org.offhook.tool.Parameters parameters = phone.parameters();
      java.util.Set<String> secret =
          parameters.all().stream()
              .filter(parameter -> parameter.type() == Parameter.Type.SECRET)
              .map(Parameter::path)
              .collect(Collectors.toSet());
      for (Assignment line : parameters.delta(parameters.read(file).assignments())) {
        // What nobody claims may be a secret of a capability that is not in this image.
        boolean hidden =
            secret.contains(line.path()) || line.path().matches("(?i).*(password|secret|pin).*");
        System.out.println(
            hidden && !secrets
                ? "; " + line.path() + " is a secret, left out"
                : line.path() + "=" + line.value());
      }
      return 0;
    }
  }

  /** {@code config get}. */
  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description =
          "Shows what a file says of a parameter, or else its default; secrets are masked.",
      footer = {"", "Example:", "  offhook config get my.cfg voip/line/0/id"})
  static final class Get implements Callable<Integer> {
    @Mixin Phone phone;

    @Parameters(index = "0", paramLabel = "FILE", description = "a .cfg file")
    Path file;

    @Parameters(index = "1", paramLabel = "PATH", description = "path of a parameter")
    String path;

    @Override
    public Integer call() throws Exception {
      org.offhook.tool.Parameters parameters = phone.parameters();
      Parameter parameter =
          parameters.all().stream()
              .filter(candidate -> candidate.path().equals(path))
              .findFirst()
              .orElseThrow(() -> new Fault("no capability of " + phone.model + " claims " + path));
      String text =
          parameters.read(file).assignments().stream()
              .filter(line -> line.path().equals(path) && !line.value().isEmpty())
              .reduce((earlier, later) -> later)
              .map(Assignment::value)
              .orElse(parameter.defaultText());
      System.out.println(ParameterText.shown(parameter, text));
      return 0;
    }
  }

  /** {@code config set}. */
  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = {
        "Changes lines of a file, all or none; an empty value takes a line out. Comments stay.",
        "What is not allowed is refused."
      },
      footer = {
        "",
        "Example:",
        "  offhook config set my.cfg voip/line/0/id=4711 voip/line/0/enabled=1"
      })
  static final class Set implements Callable<Integer> {
    @Mixin Phone phone;

    @Parameters(
        index = "0",
        paramLabel = "FILE",
        description = "a .cfg file; made if there is none")
    Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH=VALUE", description = "changes")
    List<String> changes;

    @Override
    public Integer call() throws Exception {
      List<Assignment> wanted = new ArrayList<>();
      for (String change : changes) {
        int equals = change.indexOf('=');
        if (equals < 1) {
          throw new Fault("\"" + change + "\" is not of the form PATH=VALUE");
        }
        wanted.add(
            new Assignment(
                0, change.substring(0, equals).strip(), change.substring(equals + 1).strip()));
      }
      List<Problem> refused =
          phone.parameters().check("command line", wanted).stream()
              .filter(problem -> problem.kind() == Problem.Kind.INVALID)
              .sorted(Comparator.comparing(Problem::path))
              .toList();
      refused.forEach(System.out::println);
      if (refused.isEmpty()) {
        CfgEdit.apply(file, wanted);
      }
      return refused.isEmpty() ? 0 : 1;
    }
  }
}
