package org.offhook.tool;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.feature.impl.FeatureServiceImpl;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;

/**
 * The feature files of a directory. In place of a version a file of ours says {@code ${version}};
 * it is filled in with the version that the root pom decided, so that no version stands twice. In
 * an image the files are complete.
 */
final class FeatureLibrary {
  /** Folder of the models, below that of the features. */
  static final String MODELS = "models";

  private static final Pattern OPEN = Pattern.compile("([\\w.-]+):([\\w.-]+):\\$\\{version}");
  private static final Set<String> OURS = Set.of("org.offhook.features", "org.offhook.models");
  private final FeatureService service = new FeatureServiceImpl();
  private final Path directory;
  private final Pool pool;
  private final String version;

  FeatureLibrary(Path directory, Pool pool, String version) {
    this.directory = directory;
    this.pool = pool;
    this.version = version;
  }

  /**
   * A feature file, complete.
   *
   * @param path path below the directory of features
   * @param text its text with all versions
   * @param feature what it says
   */
  record Entry(String path, String text, Feature feature) {
    /** Short name, such as {@code codec-g722}. */
    String name() {
      return feature.getID().getArtifactId();
    }
  }

  /** The names of all features, models not counted, sorted. */
  List<String> features() throws IOException {
    return names(directory);
  }

  /** The names of all models, sorted. */
  List<String> models() throws IOException {
    return names(directory.resolve(MODELS));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  /** A model by name, or by the path of a file of one's own. */
  Entry model(String name) throws IOException, Fault {
    Path own = Path.of(name);
    if (name.endsWith(".json") && Files.isRegularFile(own)) {
      return read(own, MODELS + "/" + own.getFileName());
    }
    String path = MODELS + "/" + name + ".json";
    if (!Files.isRegularFile(directory.resolve(path))) {
      throw new Fault(
          "no model \""
              + name
              + "\"; there are "
              + String.join(", ", models())
              + ", or name a .json file of your own");
    }
    return read(directory.resolve(path), path);
  }

  /** A feature by name. */
  Entry feature(String name, String neededBy) throws IOException, Fault {
    String path = name + ".json";
    if (!Files.isRegularFile(directory.resolve(path))) {
      throw new Fault("MISSING feature " + name + " required by feature " + neededBy);
    }
    return read(directory.resolve(path), path);
  }

  /** A feature by name, or by the path of a file of one's own. */
  Entry any(String name) throws IOException, Fault {
    Path own = Path.of(name);
    return name.endsWith(".json") && Files.isRegularFile(own)
        ? read(own, own.getFileName().toString())
        : feature(name, "command line");
  }

  private Entry read(Path file, String path) throws IOException, Fault {
    String text = complete(file, Files.readString(file));
    try {
      return new Entry(path, text, service.readFeature(new StringReader(text)));
    } catch (IOException | RuntimeException e) {
      throw new Fault(file + " is no feature file: " + e.getMessage());
    }
  }

  private String complete(Path file, String text) throws IOException, Fault {
    Matcher open = OPEN.matcher(text);
    StringBuilder complete = new StringBuilder();
    while (open.find()) {
      String found = versionOf(file, open.group(1), open.group(2));
      open.appendReplacement(
          complete, Matcher.quoteReplacement(open.group(1) + ":" + open.group(2) + ":" + found));
    }
    return open.appendTail(complete).toString().replace("${version}", version);
  }

  private String versionOf(Path file, String group, String artifact) throws IOException, Fault {
    if (OURS.contains(group)) {
      return version;
    }
    Optional<String> found = pool.version(group, artifact);
    return found.orElseThrow(
        () ->
            new Fault(
                "MISSING bundle "
                    + artifact
                    + " required by feature "
                    + file.getFileName().toString().replace(".json", "")
                    + ": no jar of "
                    + group
                    + ":"
                    + artifact
                    + " has been built or fetched"));
  }
}
