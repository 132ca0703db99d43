package org.offhook.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
  private final Rules rules;

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
    this.rules =
        new Rules(new Catalogue(definitions), ModelFacts.of(model, limits, defaults), Secrets.NONE);
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

  private OfflineCatalogue(Rules rules) {
    this.rules = rules;
  }

  /** The same with keys that open encrypted values, which are reported otherwise. */
  public OfflineCatalogue with(SecretKeys keys) {
    return new OfflineCatalogue(rules.with(new Secrets(keys)));
  }

  /** What is wrong with these lines, in file order. */
  public List<Problem> check(String source, List<Assignment> lines) {
    return Evaluation.of(rules, source, lines).problems();
  }

  /** All parameters, in path order. */
  public List<Parameter> parameters() {
    return State.of(CfgFile.EMPTY, rules).parameters();
  }

  /** What the bundles declare, in path order. */
  public List<DeclaredParameter> declared() {
    return rules.catalogue().definitions().stream()
        .map(DeclaredParameter::of)
        .sorted(java.util.Comparator.comparing(DeclaredParameter::path, PathOrder.NUMBERS_BY_VALUE))
        .toList();
  }

  /**
   * The bundle that claims a path, at any index.
   *
   * @param path as in a file, with a number where it is indexed
   */
  public Optional<String> owner(String path) {
    return rules.catalogue().claim(path).map(claim -> claim.definition().owner());
  }

  /** Which of these lines differ from the defaults, in path order; unclaimed ones included. */
  public List<Assignment> delta(List<Assignment> lines) {
    return new State(CfgFile.EMPTY, rules, Evaluation.of(rules, "", lines)).delta();
  }
}
