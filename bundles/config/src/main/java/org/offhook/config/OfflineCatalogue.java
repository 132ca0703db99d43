package org.offhook.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;

/**
 * The parameters of an image without running it: read from its bundles, with the facts of its
 * model. For the command-line tool.
 */
public final class OfflineCatalogue {
  private final Catalogue catalogue;
  private final ModelFacts model;

  /**
   * Reads the bundles.
   *
   * @param bundles jar files
   * @param model name of the model, for messages
   * @param limits as in the configuration {@code org.offhook.model}
   * @param defaults as in the configuration {@code org.offhook.model}
   * @throws IOException when a jar cannot be read
   */
  public OfflineCatalogue(
      Collection<Path> bundles,
      String model,
      Collection<String> limits,
      Collection<String> defaults)
      throws IOException {
    List<Definition> definitions = new ArrayList<>();
    for (Path bundle : bundles) {
      definitions.addAll(read(bundle));
    }
    this.catalogue = new Catalogue(definitions);
    this.model = ModelFacts.of(model, limits, defaults);
  }

  private static List<Definition> read(Path bundle) throws IOException {
    List<Definition> definitions = new ArrayList<>();
    try (JarFile jar = new JarFile(bundle.toFile())) {
      String owner = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().matches("OSGI-INF/metatype/[^/]+\\.xml")) {
          byte[] xml = jar.getInputStream(entry).readAllBytes();
          definitions.addAll(
              Metatype.read(
                  owner == null ? bundle.getFileName().toString() : owner.split(";")[0],
                  new String(xml, StandardCharsets.UTF_8)));
        }
      }
    }
    return definitions;
  }

  /** What is wrong with these lines, in file order. */
  public List<Problem> check(String source, List<Assignment> lines) {
    return Evaluation.of(catalogue, model, source, lines).problems();
  }

  /** All parameters, in path order. */
  public List<Parameter> parameters() {
    return engine(List.of()).parameters();
  }

  /** Which of these lines differ from the defaults, in path order; unclaimed ones included. */
  public List<Assignment> delta(List<Assignment> lines) {
    return engine(lines).delta();
  }

  private Engine engine(List<Assignment> lines) {
    return new Engine(catalogue, model, CfgFile.of(lines));
  }
}
