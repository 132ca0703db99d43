package org.offhook.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.config.OfflineCatalogue;
import org.offhook.dialect.audiocodes.CfgDialect;

/** The parameters of a model, without a phone. */
final class Parameters {
  private final OfflineCatalogue catalogue;
  private final Dialect dialect = new CfgDialect();

  private Parameters(OfflineCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Those of an image as it would be assembled now. */
  static Parameters of(Tree tree, String model, List<String> features) throws IOException, Fault {
    FeatureLibrary library = tree.features();
    Composition image = Composition.of(library, tree.pool(), library.model(model), features);
    Map<String, Object> facts = image.configurations().getOrDefault("org.offhook.model", Map.of());
    List<Path> jars =
        image.parts().stream().filter(Composition.Part::isOurs).map(Composition.Part::jar).toList();
    return new Parameters(
        new OfflineCatalogue(
            jars,
            String.valueOf(facts.getOrDefault("model", model)),
            words(facts, "limits"),
            words(facts, "defaults")));
  }

  private static List<String> words(Map<String, Object> facts, String key) {
    return facts.get(key) instanceof String[] words ? List.of(words) : List.of();
  }

  /** All parameters, in path order. */
  List<Parameter> all() {
    return catalogue.parameters();
  }

  /** What a file holds: its lines, and what is wrong with them in file order. */
  Dialect.Reading read(Path file) throws IOException {
    Dialect.Reading reading;
    try (InputStream in = Files.newInputStream(file)) {
      reading = dialect.read(file.getFileName().toString(), in);
    } catch (NoSuchFileException e) {
      throw new IOException("no file " + file, e);
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.addAll(catalogue.check(file.getFileName().toString(), reading.assignments()));
    problems.sort(java.util.Comparator.comparingInt(Problem::line));
    return new Dialect.Reading(reading.assignments(), problems);
  }

  /** What is wrong with these lines. */
  List<Problem> check(String source, List<Assignment> lines) {
    return catalogue.check(source, lines);
  }

  /** Which of these lines differ from the defaults. */
  List<Assignment> delta(List<Assignment> lines) {
    return catalogue.delta(lines);
  }
}
