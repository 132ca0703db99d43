package org.offhook.tool;

import java.util.List;
import java.util.concurrent.Callable;
import org.osgi.service.feature.FeatureBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code offhook features}: what images can be made of. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description = "Lists the models and features that images can be made of, or shows one of them.",
    footer = {"", "Examples:", "  offhook features", "  offhook features escene-es410"})
final class FeaturesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", arity = "0..1", description = "a feature or a model")
  String name;

  @Override
  public Integer call() throws Exception {
    FeatureLibrary library = Tree.find().features();
    if (name == null) {
      list(library);
    } else if (library.features().contains(name)) {
      show(library.feature(name, "command line"));
    } else {
      show(library.model(name));
    }
    return 0;
  }

  private static void list(FeatureLibrary library) throws Exception {
    System.out.println("Models:");
    for (String model : library.models()) {
      row(library.model(model));
    }
    System.out.println("Features:");
    for (String feature : library.features()) {
      row(library.feature(feature, "command line"));
    }
  }

  private static void row(FeatureLibrary.Entry entry) {
    System.out.printf("  %-18s %s%n", entry.name(), entry.feature().getDescription().orElse(""));
  }

  private static void show(FeatureLibrary.Entry entry) {
    System.out.println(entry.feature().getID());
    entry.feature().getDescription().ifPresent(System.out::println);
    List<String> needs = Composition.needs(entry.feature());
    if (!needs.isEmpty()) {
      System.out.println("needs    " + String.join(" ", needs));
    }
    for (FeatureBundle bundle : entry.feature().getBundles()) {
      System.out.println("bundle   " + bundle.getID());
    }
    entry
        .feature()
        .getConfigurations()
        .values()
        .forEach(
            configuration -> {
              System.out.println("configures " + configuration.getPid());
              configuration
                  .getValues()
                  .forEach((key, value) -> System.out.printf("  %s = %s%n", key, text(value)));
            });
  }

  private static String text(Object value) {
    return value instanceof String[] list ? String.join(", ", list) : String.valueOf(value);
  }
}
