package org.offhook.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.offhook.api.config.DurableFile;

/** Keeps a file under a second name before the first one gets new content. */
final class SecondName {
  private SecondName() {}

  /** Gives a file a second name; at no instant is the second name without a whole file. */
  static void keep(Path file, Path second) throws IOException {
    Path link = file.resolveSibling(file.getFileName() + ".link");
    Files.deleteIfExists(link);
    try {
      Files.createLink(link, file);
      Files.move(link, second, StandardCopyOption.ATOMIC_MOVE);
      // The move does nothing where both are the same file already.
      Files.deleteIfExists(link);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links, such as FAT on a memory card.
      DurableFile.replace(second, Files.readAllBytes(file));
    }
  }
}
