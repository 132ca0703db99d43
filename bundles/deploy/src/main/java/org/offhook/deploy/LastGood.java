package org.offhook.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.config.DurableFile;

/** Copies of the deployed jars that worked, by symbolic name, to go back to. */
final class LastGood {
  private final Path directory;

  LastGood(Path directory) {
    this.directory = directory;
  }

  /** Remembers a jar that works. */
  void keep(BundleJar jar) throws IOException {
    try (InputStream in = Files.newInputStream(jar.file())) {
      DurableFile.replace(file(jar.symbolicName()), in);
    }
  }

  /** The jar that worked last, if one was deployed. */
  Optional<Path> of(String symbolicName) {
    return Optional.of(file(symbolicName)).filter(Files::isRegularFile);
  }

  /** Forgets a bundle. */
  void forget(String symbolicName) throws IOException {
    Files.deleteIfExists(file(symbolicName));
  }

  private Path file(String symbolicName) {
    return directory.resolve(symbolicName + ".jar");
  }
}
