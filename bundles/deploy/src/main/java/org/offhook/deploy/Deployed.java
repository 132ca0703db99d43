package org.offhook.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What has been made of the files of the deploy folder: file name, and the version of it (time and
 * length) that is in force. Kept beside the framework's cache, and dropped with it.
 */
final class Deployed {
  private final Path file;
  private final Properties entries = new Properties();

  Deployed(Path file) throws IOException {
    this.file = file;
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        entries.load(in);
      }
    }
  }

  /** Names of the files in force. */
  Set<String> names() {
    return new TreeSet<>(entries.stringPropertyNames());
  }

  /** True when this very version of a file is in force, or was refused. */
  boolean knows(String name, String version) {
    return version.equals(entries.getProperty(name));
  }

  void put(String name, String version) throws IOException {
    entries.setProperty(name, version);
    store();
  }

  void remove(String name) throws IOException {
    entries.remove(name);
    store();
  }

  private void store() throws IOException {
    Files.createDirectories(file.getParent());
    Path copy = file.resolveSibling(file.getFileName() + ".new");
    try (OutputStream out = Files.newOutputStream(copy)) {
      entries.store(out, null);
    }
    Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Version of a file: its time and length. */
  static String version(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
  }
}
