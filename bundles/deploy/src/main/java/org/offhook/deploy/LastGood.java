package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Copies of the deployed jars that worked, by symbolic name, to go back to. */
final class LastGood {
  private final Path directory;

  LastGood(Path directory) {
    this.directory = directory;
  }

  /** Remembers a jar that works. */
  void keep(BundleJar jar) throws IOException {
    Files.createDirectories(directory);
    Path copy = directory.resolve(jar.symbolicName() + ".new");
    Files.copy(jar.file(), copy, StandardCopyOption.REPLACE_EXISTING);
    Files.move(copy, file(jar.symbolicName()), StandardCopyOption.ATOMIC_MOVE);
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
