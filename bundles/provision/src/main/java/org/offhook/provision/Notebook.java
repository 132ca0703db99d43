package org.offhook.provision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

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
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
