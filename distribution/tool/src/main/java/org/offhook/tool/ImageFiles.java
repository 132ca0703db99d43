package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of an image. */
final class ImageFiles {
  private ImageFiles() {}

  /**
   * Paths of all files below a directory, relative to it, with slashes, sorted; without manifest
   * and class-data archive.
   */
  static List<String> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals(ImageDirectory.ARCHIVE))
          .filter(name -> !name.equals(ImageDirectory.MANIFEST))
          .sorted()
          .toList();
    }
  }
}
