package org.offhook.firmware;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;

/**
 * The class-data archive of the image that runs, which makes it start quicker. The boot loader has
 * the first life of an image recorded, and the archive is there when that life has ended.
 *
 * @param image directory of the image
 * @param file where the boot loader keeps the archive; empty when it keeps none
 */
record ClassData(Path image, Optional<Path> file) {
  /** As the boot loader and the launcher tell. */
  static ClassData of(BundleContext context) {
    return new ClassData(
        Path.of(String.valueOf(context.getProperty("offhook.image"))),
        Optional.ofNullable(context.getProperty("offhook.archive")).map(Path::of));
  }

  /** True while this life is recorded. */
  boolean isRecorded() {
    return file.isPresent() && !Files.exists(file.get());
  }

  /**
   * Remembers that this life is to end for the sake of the archive.
   *
   * @return false when another one was to, and there is no archive all the same: once is enough
   */
  boolean ask() throws IOException {
    try {
      Files.createFile(file.orElseThrow().resolveSibling(file.get().getFileName() + ".asked"));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** How it stands with the archive, for people. */
  String status() {
    if (isRecorded()) {
      return "recorded until the phone stops";
    }
    return file.isPresent() || Files.exists(image.resolve("phone.jsa")) ? "archived" : "none";
  }
}
