package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.offhook.config.DeclaredParameter;
import org.offhook.config.OfflineCatalogue;

/** What all bundles of the tree declare, and which models have them. */
final class HouseParameters {
  private final OfflineCatalogue catalogue;
  private final Map<String, List<String>> models;
  private final List<String> allModels;

  private HouseParameters(
      OfflineCatalogue catalogue, Map<String, List<String>> models, List<String> allModels) {
    this.catalogue = catalogue;
    this.models = models;
    this.allModels = allModels;
  }

  /**
   * Reads the bundles of a tree.
   *
   * @throws Fault when a bundle has not been built
   */
  static HouseParameters of(Tree tree) throws IOException, Fault {
    FeatureLibrary library = tree.features();
    Pool pool = tree.pool();
    Set<Path> jars = new LinkedHashSet<>();
    Map<String, List<String>> models = new TreeMap<>();
    List<String> all = library.models();
    for (String model : all) {
      Composition image = Composition.of(library, pool, library.model(model), List.of());
      for (Composition.Part part : ours(image)) {
        models.computeIfAbsent(part.symbolicName(), any -> new ArrayList<>()).add(model);
      }
      Composition everything =
          Composition.of(library, pool, library.model(model), library.features());
      ours(everything).forEach(part -> jars.add(part.jar()));
    }
    return new HouseParameters(
        new OfflineCatalogue(jars, "any", List.of(), List.of()), models, all);
  }

  private static List<Composition.Part> ours(Composition image) {
    return image.parts().stream().filter(Composition.Part::isOurs).toList();
  }

  /** Parameters by the symbolic name of the bundle that declares them. */
  Map<String, List<DeclaredParameter>> byOwner() {
    return catalogue.declared().stream()
        .collect(
            Collectors.groupingBy(DeclaredParameter::owner, TreeMap::new, Collectors.toList()));
  }

  /** The models that have a bundle, for people: {@code all}, {@code none}, or their names. */
  String models(String owner) {
    List<String> having = models.getOrDefault(owner, List.of());
    if (having.equals(allModels)) {
      return "all";
    }
    return having.isEmpty() ? "none (a feature to add)" : String.join(", ", having);
  }

  /**
   * The bundle that claims a path.
   *
   * @param name as a table of parameters names it: any index is {@code {n}} or a number
   */
  String owner(String name) {
    return catalogue.owner(name.replaceAll("\\{[^}]*}", "0")).orElse("");
  }

  /** How a path counts in the catalogue, for messages. */
  Map<String, String> owners(List<String> names) {
    Map<String, String> owners = new LinkedHashMap<>();
    names.forEach(name -> owners.put(name, owner(name)));
    return owners;
  }
}
