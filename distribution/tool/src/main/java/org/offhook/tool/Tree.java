package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where everything is: the source tree that the tool was built from. */
record Tree(Path root) {
  /**
   * The tree named by the system property {@code offhook.tree}; else that of the working directory.
   */
  static Tree find() {
    return new Tree(Path.of(System.getProperty("offhook.tree", "")).toAbsolutePath().normalize());
  }

  Pool pool() {
    return new Pool(root);
  }

  FeatureLibrary features() throws Fault {
    Path directory = root.resolve("features");
    if (!Files.isDirectory(directory)) {
      throw new Fault("no features in " + root);
    }
    return new FeatureLibrary(directory, pool(), version());
  }

  /** Where an image goes unless told otherwise. */
  Path image(String name) {
    return root.resolve("distribution/target/images").resolve(name);
  }

  /** Version of the tool and of the images it makes. */
  static String version() {
    Properties properties = new Properties();
    try (var in = Tree.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return properties.getProperty("version");
  }
}
