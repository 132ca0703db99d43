package org.offhook.provision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.provision.Fetcher;

/** Files of the host, for a person at its keyboard; never for places that a server told. */
final class HostFile implements Fetcher {
  static final String NAME = "file";

  @Override
  public Fetched fetch(FetchRequest request, FetchSink sink) throws IOException {
    Path file = Path.of(request.uri());
    try {
      long size = Files.size(file);
      if (size > request.maxBytes()) {
        throw new IOException(
            "%s: has %d bytes, more than %d".formatted(file, size, request.maxBytes()));
      }
      byte[] bytes = Files.readAllBytes(file);
      sink.begins(0, bytes.length);
      sink.write(bytes, 0, bytes.length);
      return new Fetched(true, "", "", bytes.length, "");
    } catch (NoSuchFileException e) {
      // Not its cause, for the innermost message is the one that people are shown.
      IOException told = new IOException(file + ": there is no such file");
      told.addSuppressed(e);
      throw told;
    }
  }

  /** Readable by its owner only, for configurations hold passwords. */
  @Override
  public void store(FetchRequest request, byte[] bytes) throws IOException {
    Path file = Path.of(request.uri());
    Path directory = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(directory)) {
      throw new IOException(directory + ": there is no such directory");
    }
    // Nor may a device or a directory be put out of its place, as a rename would.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException(file + ": is no file");
    }
    Path part =
        Files.createTempFile(
            directory,
            "offhook",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(part, bytes);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
