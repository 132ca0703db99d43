package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureArtifact;
import org.osgi.service.feature.FeatureBundle;
import org.osgi.service.feature.FeatureConfiguration;
import org.osgi.service.feature.FeatureExtension;

/**
 * What an image is made of: a model, the features it names and those they name in turn, their
 * bundles and configurations.
 *
 * @param model the model
 * @param extra names of features asked for beyond those of the model
 * @param features all features in the order in which they are needed, the model last
 * @param parts all bundles, in start order
 * @param configurations configurations by PID
 */
record Composition(
    FeatureLibrary.Entry model,
    List<String> extra,
    List<FeatureLibrary.Entry> features,
    List<Part> parts,
    Map<String, Map<String, Object>> configurations) {

  /** Extension of a feature file that names the features it needs. */
  static final String NEEDS = "offhook-features";

  /** Extension of a feature file: lines of the configuration that a new phone starts with. */
  static final String INITIAL = "offhook-initial-configuration";

  private static final int DEFAULT_LEVEL = 4;

  /**
   * A bundle of an image.
   *
   * @param symbolicName its symbolic name
   * @param fileName name of its file in an image, from its Maven coordinates
   * @param version its version
   * @param jar its jar
   * @param level its start level
   * @param feature name of the feature that brings it
   */
  record Part(
      String symbolicName, String fileName, String version, Path jar, int level, String feature) {
    /** True for a bundle of this house. */
    boolean isOurs() {
      return symbolicName.startsWith("org.offhook.");
    }
  }

  /**
   * Composes an image.
   *
   * @param extra names of features beyond those of the model
   * @throws Fault when a feature or a jar is missing
   */
  static Composition of(
      FeatureLibrary library, Pool pool, FeatureLibrary.Entry model, List<String> extra)
      throws IOException, Fault {
    Map<String, FeatureLibrary.Entry> features = new LinkedHashMap<>();
    List<String> path = new ArrayList<>(List.of(model.name()));
    for (String name : needs(model.feature())) {
      collect(library, name, path, features);
    }
    for (String name : extra) {
      collect(library, name, new ArrayList<>(List.of("command line")), features);
    }
    List<FeatureLibrary.Entry> all = new ArrayList<>(features.values());
    all.add(model);
    return new Composition(model, List.copyOf(extra), all, parts(all, pool), configurations(all));
  }

  /** Names of the features that a feature asks for, in its order. */
  static List<String> needs(Feature feature) {
    FeatureExtension extension = feature.getExtensions().get(NEEDS);
    return extension == null
        ? List.of()
        : extension.getArtifacts().stream()
            .map(FeatureArtifact::getID)
            .map(id -> id.getArtifactId())
            .toList();
  }

  private static void collect(
      FeatureLibrary library,
      String name,
      List<String> path,
      Map<String, FeatureLibrary.Entry> features)
      throws IOException, Fault {
    if (features.containsKey(name)) {
      return;
    }
    if (path.contains(name)) {
      throw new Fault(
          "features need each other in a circle: " + String.join(" > ", path) + " > " + name);
    }
    FeatureLibrary.Entry entry = library.feature(name, path.get(path.size() - 1));
    path.add(name);
    for (String need : needs(entry.feature())) {
      collect(library, need, path, features);
    }
    path.remove(path.size() - 1);
    features.put(name, entry);
  }

  private static List<Part> parts(List<FeatureLibrary.Entry> features, Pool pool)
      throws IOException, Fault {
    Map<String, Part> parts = new LinkedHashMap<>();
    for (FeatureLibrary.Entry entry : features) {
      for (FeatureBundle bundle : entry.feature().getBundles()) {
        Part part = part(entry.name(), bundle, pool);
        Part other = parts.putIfAbsent(part.symbolicName(), part);
        if (other != null && !other.version().equals(part.version())) {
          throw new Fault(
              "bundle %s comes as %s by feature %s and as %s by feature %s"
                  .formatted(
                      part.symbolicName(),
                      other.version(),
                      other.feature(),
                      part.version(),
                      part.feature()));
        }
      }
    }
    List<Part> sorted = new ArrayList<>(parts.values());
    sorted.sort(java.util.Comparator.comparingInt(Part::level));
    return sorted;
  }

  private static Part part(String feature, FeatureBundle bundle, Pool pool)
      throws IOException, Fault {
    Path jar = pool.jar(Coordinates.of(bundle.getID()));
    Object level = bundle.getMetadata().getOrDefault("start-level", DEFAULT_LEVEL);
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String name = manifest == null ? null : header(manifest, "Bundle-SymbolicName");
      if (name == null) {
        throw new Fault(jar.getFileName() + " of feature " + feature + " is no bundle");
      }
      return new Part(
          name,
          bundle.getID().getArtifactId() + "-" + bundle.getID().getVersion() + ".jar",
          header(manifest, "Bundle-Version"),
          jar,
          Integer.parseInt(String.valueOf(level)),
          feature);
    }
  }

  private static String header(Manifest manifest, String name) {
    String value = manifest.getMainAttributes().getValue(name);
    return value == null ? null : value.split(";")[0].trim();
  }

  private static Map<String, Map<String, Object>> configurations(
      List<FeatureLibrary.Entry> features) {
    Map<String, Map<String, Object>> all = new TreeMap<>();
    for (FeatureLibrary.Entry entry : features) {
      for (FeatureConfiguration configuration : entry.feature().getConfigurations().values()) {
        Map<String, Object> merged =
            all.computeIfAbsent(configuration.getPid(), pid -> new TreeMap<>());
        configuration.getValues().forEach((key, value) -> merge(merged, key, value));
      }
    }
    return all;
  }

  /** A later feature adds to a list and replaces any other value. */
  private static void merge(Map<String, Object> values, String key, Object value) {
    if (value instanceof String[] list && values.get(key) instanceof String[] earlier) {
      String[] both = java.util.Arrays.copyOf(earlier, earlier.length + list.length);
      System.arraycopy(list, 0, both, earlier.length, list.length);
      values.put(key, both);
    } else {
      values.put(key, value);
    }
  }

  /** Lines of the configuration that a new phone starts with, in the order of the features. */
  List<String> initialConfiguration() {
    return features.stream()
        .map(entry -> entry.feature().getExtensions().get(INITIAL))
        .filter(java.util.Objects::nonNull)
        .flatMap(extension -> extension.getText().stream())
        .toList();
  }

  /** Name of the image: that of the model, and of the features that were added to it. */
  String imageName() {
    return extra.isEmpty() ? model.name() : model.name() + "+" + String.join("+", extra);
  }

  /** Names of the features, sorted. */
  Set<String> featureNames() {
    Set<String> names = new java.util.TreeSet<>();
    features.forEach(entry -> names.add(entry.name()));
    return names;
  }
}
