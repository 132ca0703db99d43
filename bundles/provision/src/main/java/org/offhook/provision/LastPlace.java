package org.offhook.provision;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The last place that had a configuration for this phone. */
final class LastPlace {
  private static final String FILE = "last-place";

  private LastPlace() {}

  static void write(Path memory, Place place) throws IOException {
    Properties all = new Properties();
    all.setProperty("directory", place.directory().toString());
    all.setProperty("firmware", place.firmware());
    all.setProperty("configuration", place.configuration());
    if (!all.equals(Notebook.read(memory.resolve(FILE)))) {
      Notebook.write(memory.resolve(FILE), all);
    }
  }

  static Optional<Place> read(Path memory) throws IOException {
    Properties all = Notebook.read(memory.resolve(FILE));
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Place(
            "the last server",
            URI.create(all.getProperty("directory", "")),
            all.getProperty("firmware", ""),
            all.getProperty("configuration", "")));
  }
}
