package org.offhook.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Writes images of empty bundles. */
final class SmallImage {
  private final Path directory;
  private final List<String> entries = new ArrayList<>();

  SmallImage(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  SmallImage with(String name, String version, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", version);
    for (String header : headers) {
      main.putValue(header.split(":", 2)[0], header.split(":", 2)[1].trim());
    }
    Path jar = directory.resolve("bundles").resolve(name + "-" + version + ".jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
    entries.add("{\"file\":\"bundles/%s-%s.jar\",\"level\":4}".formatted(name, version));
    return this;
  }

  Path write() throws IOException {
    Files.writeString(
        directory.resolve(Image.MANIFEST),
        "{\"name\":\"small\",\"version\":\"1\",\"bundles\":[%s],\"configurations\":{}}"
            .formatted(String.join(",", entries)));
    return directory;
  }
}
