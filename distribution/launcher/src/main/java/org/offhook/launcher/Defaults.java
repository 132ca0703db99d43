package org.offhook.launcher;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings a phone back to how it was made. A file in the data directory says that it is wanted; it
 * goes last, so a power cut in between only has it done again. Nothing of the phone runs meanwhile.
 */
final class Defaults {
  /** The file that says so. */
  static final String MARKER = "defaults-wanted";

  /** Firmware, features, the vendor's keys and the log are not what a person set. */
  private static final Set<String> KEPT =
      Set.of("lock", "log", "slots", "features", "deploy", "cache", "secrets.key", MARKER);

  private Defaults() {}

  /** Does it, if it is wanted. */
  static void restoreIfWanted(Path data) throws IOException {
    Path marker = data.resolve(MARKER);
    if (!Files.exists(marker)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> files = Files.list(data)) {
      all = files.filter(file -> !KEPT.contains(file.getFileName().toString())).toList();
    }
    for (Path file : all) {
      Files.walkFileTree(file, new Removal());
    }
    Files.delete(marker);
    System.out.println("offhook: the defaults are back");
  }

  /** Removes a tree; what a link leads to stays. */
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException fault)
        throws IOException {
      if (fault != null) {
        throw fault;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
