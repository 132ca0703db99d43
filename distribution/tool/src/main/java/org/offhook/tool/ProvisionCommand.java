package org.offhook.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code offhook provision}: files for a provisioning server. */
@Command(
    name = "provision",
    mixinStandardHelpOptions = true,
    subcommands = {ProvisionCommand.Generate.class},
    description = "Makes files for a provisioning server.")
final class ProvisionCommand implements Callable<Integer> {
  @Spec CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "provision: what? generate");
  }

  /** {@code provision generate}. */
  @Command(
      name = "generate",
      mixinStandardHelpOptions = true,
      description = {
        "Writes a file for each phone of a table: the template, with {column} replaced by what the",
        "phone's row says. A bad row is named and left out."
      },
      footer = {
        "",
        "Example:",
        "  offhook provision generate --csv phones.csv --template t.cfg --out tftp"
      })
  static final class Generate implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]\\w*)\\}");

    @Option(
        names = "--csv",
        required = true,
        paramLabel = "FILE",
        description = "the table; its first line names the columns, mac among them")
    Path csv;

    @Option(
        names = "--template",
        required = true,
        paramLabel = "FILE",
        description = "a file with {column} in it")
    Path template;

    @Option(
        names = "--out",
        required = true,
        paramLabel = "DIR",
        description = "where the files go; made if there is none")
    Path out;

    @Override
    public Integer call() throws Exception {
      PhoneTable table = PhoneTable.of(csv.getFileName().toString(), text(csv));
      String text = text(template);
      Matcher place = PLACE.matcher(text);
      while (place.find()) {
        if (!table.columns().contains(place.group(1).toLowerCase(Locale.ROOT))) {
          throw new Fault(
              template.getFileName() + ": " + place.group() + " is no column of the table");
        }
      }
      Files.createDirectories(out);
      for (Map<String, String> phone : table.phones()) {
        Files.writeString(out.resolve(phone.get("mac") + suffix()), filled(text, phone));
      }
      table.bad().forEach(System.err::println);
      System.out.printf(
          "%d files in %s, %d bad rows%n", table.phones().size(), out, table.bad().size());
      return table.bad().isEmpty() ? 0 : 1;
    }

    private static String text(Path file) throws Exception {
      if (!Files.isRegularFile(file)) {
        throw new Fault("no file " + file);
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    }

    private String suffix() {
      String name = template.getFileName().toString();
      return name.contains(".") ? name.substring(name.lastIndexOf('.')) : ".cfg";
    }

    private String filled(String text, Map<String, String> phone) {
      boolean xml = suffix().equalsIgnoreCase(".xml");
      return PLACE
          .matcher(text)
          .replaceAll(
              place -> {
                String value = phone.get(place.group(1).toLowerCase(Locale.ROOT));
                return Matcher.quoteReplacement(xml ? escaped(value) : value);
              });
    }

    private static String escaped(String value) {
      return value
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;");
    }
  }
}
