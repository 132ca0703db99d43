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
    all.setProperty("firmware", place.firmware().toString());
    all.setProperty("configuration", place.configuration().toString());
    all.setProperty("named", String.valueOf(place.named()));
    if (!all.equals(Notebook.read(memory.resolve(FILE)))) {
      Notebook.write(memory.resolve(FILE), all);
    }
  }

  static Optional<Place> read(Path memory) throws IOException {
    Properties all = Notebook.read(memory.resolve(FILE));
    if (!all.containsKey("configuration")) {
      return Optional.empty();
    }
    return Optional.of(
        new Place(
            "the last server",
            URI.create(all.getProperty("firmware", "")),
            URI.create(all.getProperty("configuration")),
            Boolean.parseBoolean(all.getProperty("named"))));
  }
}
