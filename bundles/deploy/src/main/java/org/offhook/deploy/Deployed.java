package org.offhook.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.offhook.api.config.DurableFile;

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
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    entries.store(text, null);
    DurableFile.replace(file, text.toByteArray());
  }

  /** Version of a file: its time and length. */
  static String version(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toMillis() + " " + Files.size(file);
  }
}
