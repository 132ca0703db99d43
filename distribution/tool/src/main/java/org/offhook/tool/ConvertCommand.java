package org.offhook.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.config.FileSeal;
import org.offhook.config.LocalFiles;
import org.offhook.dialect.audiocodes.CfgDialect;
import org.offhook.dialect.broadsoft.BroadsoftDialect;
import org.offhook.dialect.escene.EsceneDialect;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code config convert}: from the file of one vendor to that of another. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the settings of a file as a file of another vendor. What has no counterpart there is",
      "carried along and listed."
    },
    footer = {
      "",
      "Example:",
      "  offhook config convert --from escene --to audiocodes 001122334455.xml --out my.cfg"
    })
final class ConvertCommand implements Callable<Integer> {
  @Mixin KeyFile keys;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIALECT",
      description = "audiocodes, escene or broadsoft")
  String from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIALECT",
      description = "audiocodes, escene or broadsoft")
  String to;

  @Option(names = "--out", paramLabel = "FILE", description = "where it goes; default: printed")
  Path out;

  @Parameters(paramLabel = "FILE", description = "the file to convert")
  Path file;

  @Override
  public Integer call() throws Exception {
    FileSeal seal = keys.sealIfThere();
    Dialect target = dialect(to, seal);
    Dialect.Reading reading = read(dialect(from, seal));
    reading.problems().forEach(System.err::println);
    List<Assignment> lines = reading.assignments();
    StringWriter text = new StringWriter();
    target.write(lines, text);
    if (out == null) {
      System.out.print(text);
    } else {
      Files.writeString(out, text.toString());
    }
    // Its own stream, so that what is printed can be piped on. Values may be secrets.
    List<String> strange =
        lines.stream().map(Assignment::path).distinct().filter(p -> !target.names(p)).toList();
    System.err.printf(
        "%d settings, %d without a counterpart in %s%n", lines.size(), strange.size(), to);
    strange.forEach(path -> System.err.println("  " + path));
    return reading.problems().isEmpty() ? 0 : 1;
  }

  private Dialect.Reading read(Dialect source) throws IOException, Fault {
    if (!Files.isRegularFile(file)) {
      throw new Fault("no file " + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return source.read(file.getFileName().toString(), in, new LocalFiles(file));
    }
  }

  private static Dialect dialect(String name, FileSeal keys) throws Fault {
    return switch (name) {
      case "audiocodes", "genesys" -> new CfgDialect(keys);
      case "escene" -> new EsceneDialect(keys);
      case "broadsoft" -> new BroadsoftDialect();
      default -> throw new Fault("no dialect " + name + ": audiocodes, escene or broadsoft");
    };
  }
}
