package org.offhook.deploy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureService;
import org.osgi.service.feature.ID;

/** Feature files: those of the image, and those that were dropped into the deploy folder. */
final class FeatureFiles {
  /** Begins the location of each bundle that came from the deploy folder. */
  static final String LOCATION = "deploy:";

  private static final String JSON = ".json";
  private final FeatureService service;
  private final Path image;
  private final Path folder;

  FeatureFiles(FeatureService service, Path image, Path folder) {
    this.service = service;
    this.image = image;
    this.folder = folder;
  }

  /** Reads a feature file. */
  Feature read(Path file) throws DeployFault {
    try (Reader in = Files.newBufferedReader(file)) {
      return service.readFeature(in);
    } catch (IOException | RuntimeException e) {
      throw new DeployFault(file.getFileName() + " is no feature file", e);
    }
  }

  /** A feature by name: of the deploy folder if there, else of the image. */
  Feature named(String name) throws DeployFault {
    for (Path directory : List.of(folder, image.resolve("features"))) {
      Path file = directory.resolve(name + JSON);
      if (Files.isRegularFile(file)) {
        return read(file);
      }
    }
    throw new DeployFault("no feature " + name + "; there are " + String.join(", ", names()));
  }

  /** Names of all features known, sorted. */
  List<String> names() throws DeployFault {
    try (Stream<Path> deployed = list(folder);
        Stream<Path> shipped = list(image.resolve("features"))) {
      return Stream.concat(deployed, shipped)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON))
          .map(name -> name.substring(0, name.length() - JSON.length()))
          .sorted()
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new DeployFault("the feature files cannot be listed", e);
    }
  }

  private static Stream<Path> list(Path directory) throws IOException {
    return Files.isDirectory(directory) ? Files.list(directory) : Stream.empty();
  }

  /** The jar of a bundle of a feature: beside the feature file, else in the image. */
  Optional<Path> jar(ID id) {
    String name = id.getArtifactId() + "-" + id.getVersion() + ".jar";
    return Stream.of(folder, image.resolve("bundles"))
        .map(directory -> directory.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Where the framework is to have a jar from: those of the image are read in place, and belong to
   * it; those of the deploy folder are copied, and survive a new image.
   */
  String location(Path jar) {
    return jar.startsWith(image) ? "reference:" + jar.toUri() : LOCATION + jar.getFileName();
  }
}
