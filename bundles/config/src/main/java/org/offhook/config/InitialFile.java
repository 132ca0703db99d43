package org.offhook.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.config.Dialect;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * The file that this phone was started with. It takes the place of the stored configuration, once
 * for each start of the phone: when this bundle is replaced, changes made since then stay.
 */
final class InitialFile {
  private static final String PROPERTY = "offhook.config";
  private static final int HEAD = 1024;

  private final Path file;
  private final String run;
  private final Optional<Path> taken;

  private InitialFile(Path file, String run, Optional<Path> taken) {
    this.file = file;
    this.run = run;
    this.taken = taken;
  }

  /** The file, unless there is none or it was taken over before. */
  static Optional<InitialFile> of(BundleContext context) throws IOException {
    String name = context.getProperty(PROPERTY);
    if (name == null || name.isBlank()) {
      return Optional.empty();
    }
    String run = String.valueOf(context.getProperty(Constants.FRAMEWORK_UUID));
    Optional<Path> taken =
        Optional.ofNullable(context.getDataFile("taken")).map(java.io.File::toPath);
    boolean before =
        taken.isPresent() && Files.exists(taken.get()) && Files.readString(taken.get()).equals(run);
    return before
        ? Optional.empty()
        : Optional.of(new InitialFile(Path.of(name.strip()), run, taken));
  }

  String name() {
    return file.getFileName().toString();
  }

  boolean claimedBy(Dialect dialect) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return dialect.claims(name(), in.readNBytes(HEAD));
    }
  }

  Dialect.Reading read(Dialect dialect) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return dialect.read(name(), in, new LocalFiles(file));
    }
  }

  void taken() throws IOException {
    if (taken.isPresent()) {
      Files.writeString(taken.get(), run);
    }
  }
}
