package org.offhook.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.offhook.api.config.Dialect.Included;
import org.offhook.api.config.Dialect.Includes;

/**
 * Files that a local {@code .cfg} includes: named relative to the one that includes them, and found
 * in the folder of the first one or below it, nowhere else.
 */
public final class LocalFiles implements Includes {
  private final Path folder;

  /**
   * Beside a file.
   *
   * @throws IOException when it has no folder that can be read
   */
  public LocalFiles(Path first) throws IOException {
    this.folder = first.toAbsolutePath().normalize().getParent().toRealPath();
  }

  @Override
  public Included open(String from, String name) throws IOException {
    Path file = real(from, name);
    if (!file.startsWith(folder)) {
      throw new IOException("a file in the folder of the first one, or below it");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("a file");
    }
    return new Included(folder.relativize(file).toString(), Files.newInputStream(file));
  }

  /** With links followed: one that leads out of the folder is seen through. */
  private Path real(String from, String name) throws IOException {
    try {
      Path file = folder.resolve(from).resolveSibling(name).normalize();
      // Asked before anything outside is touched.
      return file.startsWith(folder) ? file.toRealPath() : file;
    } catch (NoSuchFileException e) {
      throw new IOException("a file that is there", e);
    } catch (InvalidPathException e) {
      throw new IOException("the name of a file", e);
    }
  }
}
