package org.offhook.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.offhook.api.config.Parameter;
import org.offhook.config.DeclaredParameter;
import picocli.CommandLine.Command;

/** {@code offhook config reference}: the parameters of all bundles as a page. */
@Command(
    name = "reference",
    mixinStandardHelpOptions = true,
    description = "Prints the parameters of all bundles as a page in Markdown.",
    footer = {"", "Example:", "  offhook config reference > docs/parameters.md"})
final class ReferenceCommand implements Callable<Integer> {
  private static final int LONGEST_LIST = 400;

  @Override
  public Integer call() throws Exception {
    System.out.print(page(HouseParameters.of(Tree.find())));
    return 0;
  }

  static String page(HouseParameters house) {
    Map<String, List<DeclaredParameter>> owners = house.byOwner();
    int count = owners.values().stream().mapToInt(List::size).sum();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Parameters

        Made by `./offhook config reference > docs/parameters.md` from what the bundles declare; a test
        compares them. %d parameters of %d bundles. `{n}` is an index. Secrets are kept encrypted and never
        shown. What a model allows beyond this, or less, stands in its feature file.
        """
            .formatted(count, owners.size()));
    owners.forEach(
        (owner, parameters) -> {
          page.append("\n## ").append(owner.replaceFirst("^org\\.offhook\\.", ""));
          page.append("\n\nBundle `").append(owner).append("`; models: ");
          page.append(house.models(owner)).append(".\n\n");
          page.append("| path | type | default | allowed | what it does |\n");
          page.append("|---|---|---|---|---|\n");
          parameters.forEach(parameter -> page.append(row(parameter)));
        });
    return page.toString();
  }

  private static String row(DeclaredParameter parameter) {
    StringBuilder what = new StringBuilder(parameter.description());
    if (parameter.first() >= 0) {
      what.append(" n = %d-%d.".formatted(parameter.first(), parameter.last()));
    }
    if (!parameter.aliases().isEmpty()) {
      what.append(" Also read as ")
          .append(
              String.join(", ", parameter.aliases().stream().map(ReferenceCommand::code).toList()))
          .append('.');
    }
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            code(parameter.path()),
            parameter.type().name().toLowerCase(Locale.ROOT),
            parameter.defaultText().isEmpty() ? "" : code(parameter.defaultText()),
            allowed(parameter),
            cell(what.toString()));
  }

  private static String allowed(DeclaredParameter parameter) {
    List<String> parts = new ArrayList<>();
    if (!parameter.allowed().isEmpty() && parameter.type() != Parameter.Type.BOOLEAN) {
      String words = String.join(", ", parameter.allowed());
      parts.add(words.length() > LONGEST_LIST ? words.substring(0, LONGEST_LIST) + " ..." : words);
    }
    if (parameter.min().isPresent() || parameter.max().isPresent()) {
      parts.add(
          parameter.min().map(String::valueOf).orElse("")
              + " to "
              + parameter.max().map(String::valueOf).orElse(""));
    }
    if (!parameter.unit().isEmpty()) {
      parts.add(parameter.unit());
    }
    return cell(String.join(" ", parts));
  }

  private static String code(String text) {
    return "`" + cell(text) + "`";
  }

  /** Text that does not end the cell or the line it stands in. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
  }
}
