package org.offhook.itests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A built bundle of the house, as its manifest shows it.
 *
 * @param folder folder below {@code bundles/}
 * @param jar the jar
 * @param symbolicName its symbolic name
 * @param imports packages it imports
 * @param exports packages it exports
 */
record HouseBundle(
    String folder, Path jar, String symbolicName, Set<String> imports, Set<String> exports) {

  /** All bundles that have been built. */
  static List<HouseBundle> all() throws IOException {
    List<HouseBundle> bundles = new ArrayList<>();
    try (Stream<Path> folders = Files.list(HouseImages.TREE.resolve("bundles"))) {
      for (Path folder :
          folders.filter(f -> Files.exists(f.resolve("pom.xml"))).sorted().toList()) {
        bundles.add(read(folder));
      }
    }
    return bundles;
  }

  private static HouseBundle read(Path folder) throws IOException {
    String name = folder.getFileName().toString();
    Path jar;
    try (Stream<Path> jars = Files.list(folder.resolve("target"))) {
      jar =
          jars.filter(file -> file.getFileName().toString().matches("org\\.offhook\\..*\\d\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("bundles/" + name + " is not built"));
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes headers = file.getManifest().getMainAttributes();
      return new HouseBundle(
          name,
          jar,
          headers.getValue("Bundle-SymbolicName"),
          packages(headers.getValue("Import-Package")),
          packages(headers.getValue("Export-Package")));
    }
  }

  /**
   * Names of the packages in a header: what stands outside of quotes before the first parameter.
   */
  private static Set<String> packages(String header) {
    Set<String> packages = new TreeSet<>();
    if (header == null) {
      return packages;
    }
    String bare = header.replaceAll("\"[^\"]*\"", "");
    for (String clause : bare.split(",")) {
      for (String part : clause.split(";")) {
        if (!part.contains("=")) {
          packages.add(part.trim());
        }
      }
    }
    return packages;
  }

  /** The descriptions of its components, each as XML. */
  List<String> components() throws IOException {
    List<String> components = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().matches("OSGI-INF/[^/]+\\.xml")) {
          try (InputStream in = file.getInputStream(entry)) {
            components.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return components;
  }

  /** What it is compiled from, but for the tests. */
  List<Path> sources() throws IOException {
    Path main = HouseImages.TREE.resolve("bundles").resolve(folder).resolve("src/main");
    if (!Files.exists(main)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(main)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /** Class files of ours by class file version. */
  TreeMap<Integer, String> classVersions() throws IOException {
    TreeMap<Integer, String> versions = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        if (entry.getName().startsWith("org/offhook/")) {
          try (InputStream in = file.getInputStream(entry)) {
            versions.put((int) ByteBuffer.wrap(in.readNBytes(8)).getShort(6), entry.getName());
          }
        }
      }
    }
    return versions;
  }
}
