package org.offhook.tool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The jars that images are made of: our own from where the build puts them, those of others from
 * the directory the build has copied them to. Which version of each, the root pom decides.
 */
final class Pool {
  private static final String HOUSE = "org.offhook";
  private final Path tree;

  Pool(Path tree) {
    this.tree = tree;
  }

  /**
   * The jar of an artifact.
   *
   * @throws Fault when there is none, with what to do
   */
  Path jar(Coordinates wanted) throws IOException, Fault {
    String file = fileName(wanted.group(), wanted.artifact(), wanted.version());
    for (Path directory : directories(wanted.group(), wanted.artifact())) {
      if (Files.isRegularFile(directory.resolve(file))) {
        return directory.resolve(file);
      }
    }
    throw new Fault("no jar of " + wanted + " has been built or fetched");
  }

  /** The jar of the OSGi framework. */
  Path framework() throws IOException, Fault {
    return own("org.apache.felix", "org.apache.felix.framework");
  }

  /** The jar of an artifact in the version that this tree uses. */
  Path own(String group, String artifact) throws IOException, Fault {
    Optional<String> found = version(group, artifact);
    return jar(new Coordinates(group, artifact, found.orElse("any version")));
  }

  /** The version of an artifact that this tree uses. */
  Optional<String> version(String group, String artifact) throws IOException {
    String prefix = fileName(group, artifact, "");
    prefix = prefix.substring(0, prefix.length() - ".jar".length());
    for (Path directory : directories(group, artifact)) {
      for (Path jar : jars(directory, prefix)) {
        String name = jar.getFileName().toString();
        String version = name.substring(prefix.length(), name.length() - ".jar".length());
        if (!version.isEmpty() && Character.isDigit(version.charAt(0)) && !isExtra(version)) {
          return Optional.of(version);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isExtra(String version) {
    return version.endsWith("-sources")
        || version.endsWith("-javadoc")
        || version.endsWith("-tests");
  }

  private static List<Path> jars(Path directory, String prefix) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix + "*.jar")) {
      files.forEach(jars::add);
    }
    jars.sort(null);
    return jars;
  }

  private List<Path> directories(String group, String artifact) {
    if (!group.equals(HOUSE)) {
      return List.of(tree.resolve("distribution/tool/target/pool"));
    }
    String folder = artifact.substring(HOUSE.length() + 1);
    return List.of(
        tree.resolve("bundles").resolve(folder).resolve("target"),
        tree.resolve("distribution").resolve(folder).resolve("target"));
  }

  private static String fileName(String group, String artifact, String version) {
    String prefix = group.equals(HOUSE) ? "" : group + ".";
    return prefix + artifact + "-" + version + ".jar";
  }
}
