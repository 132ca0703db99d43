package org.offhook.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A source tree with bundles that hold nothing but their manifest. */
final class SmallTree {
  private final Path root;

  SmallTree(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("features/models"));
  }

  SmallTree bundle(String folder, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.offhook." + folder);
    main.putValue("Bundle-Version", "0.1.0");
    for (String header : headers) {
      main.putValue(header.split(":", 2)[0], header.split(":", 2)[1].strip());
    }
    Path target = Files.createDirectories(root.resolve("bundles/" + folder + "/target"));
    try (OutputStream out =
        Files.newOutputStream(target.resolve("org.offhook." + folder + "-0.1.0.jar"))) {
      new JarOutputStream(out, manifest).close();
    }
    return this;
  }

  SmallTree feature(String name, List<String> bundles, List<String> needs) throws IOException {
    return feature(name, bundles, needs, "{}");
  }

  SmallTree feature(String name, List<String> bundles, List<String> needs, String configurations)
      throws IOException {
    Files.writeString(
        root.resolve("features/" + name + ".json"),
        """
        {"feature-resource-version":"1.0","id":"org.offhook.features:%s:${version}",
         "bundles":[%s],"configurations":%s,
         "extensions":{"offhook-features":{"type":"artifacts","kind":"mandatory","artifacts":[%s]}}}
        """
            .formatted(
                name.replace("models/", ""),
                ids("org.offhook:org.offhook.", bundles),
                configurations,
                ids("org.offhook.features:", needs)));
    return this;
  }

  private static String ids(String prefix, List<String> names) {
    return String.join(
        ",", names.stream().map(name -> "{\"id\":\"" + prefix + name + ":${version}\"}").toList());
  }

  Composition compose(String model, String... extra) throws IOException, Fault {
    Pool pool = new Pool(root);
    FeatureLibrary library = new FeatureLibrary(root.resolve("features"), pool, "0.1.0");
    return Composition.of(library, pool, library.model(model), List.of(extra));
  }
}
