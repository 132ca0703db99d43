package org.offhook.tool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook config coverage}: which parameters of a table are live. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Says which parameters of a table some bundle of the tree claims, and lists the rest.",
      "The table: tab separated, names in the first column, one header line; {n} is any index."
    },
    footer = {"", "Example:", "  offhook config coverage parameters.tsv"})
final class CoverageCommand implements Callable<Integer> {
  @Option(names = "--live", description = "list the live ones too, with the bundle that has each")
  boolean live;

  @Parameters(paramLabel = "CATALOGUE.tsv", description = "a table of parameters")
  Path table;

  @Override
  public Integer call() throws Exception {
    Map<String, String> owners = HouseParameters.of(Tree.find()).owners(names(table));
    if (owners.isEmpty()) {
      throw new Fault(table + " has no names in its first column");
    }
    owners.forEach(
        (name, owner) -> {
          if (owner.isEmpty()) {
            System.out.println("not live  " + name);
          } else if (live) {
            System.out.println("live      " + name + "  " + owner);
          }
        });
    long there = owners.values().stream().filter(owner -> !owner.isEmpty()).count();
    System.out.printf(
        "%d of %d parameters are live (%d %%)%n",
        there, owners.size(), 100 * there / owners.size());
    return 0;
  }

  private static List<String> names(Path table) throws Exception {
    try {
      return List.copyOf(
          new LinkedHashSet<>(
              Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                  .skip(1)
                  .map(line -> line.split("\t", 2)[0].strip())
                  .filter(name -> !name.isEmpty())
                  .toList()));
    } catch (NoSuchFileException e) {
      throw new Fault("no file " + table);
    } catch (java.nio.charset.MalformedInputException e) {
      throw new Fault(table + " is no text in UTF-8");
    }
  }
}
