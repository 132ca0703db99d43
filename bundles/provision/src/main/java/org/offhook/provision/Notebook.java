package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.offhook.api.config.DurableFile;

/** What the phone remembers between two checks; written whole or not at all. */
final class Notebook {
  private Notebook() {}

  /** Makes a directory that only the phone may read. */
  static void open(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** What a file says; nothing where there is none. */
  static Properties read(Path file) throws IOException {
    Properties all = new Properties();
    if (Files.isRegularFile(file)) {
      try {
        all.load(new ByteArrayInputStream(Files.readAllBytes(file)));
      } catch (IllegalArgumentException e) {
        // A file that somebody damaged is as good as none: all is fetched anew.
        all.clear();
      }
    }
    return all;
  }

  static void write(Path file, Properties all) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    all.store(text, null);
    write(file, text.toByteArray());
  }

  static void write(Path file, byte[] bytes) throws IOException {
    open(file.getParent());
    DurableFile.replace(file, bytes);
  }

  /** Removes the files of a directory. */
  static void clear(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (var files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    }
  }
}
