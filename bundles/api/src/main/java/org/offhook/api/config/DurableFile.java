package org.offhook.api.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that a power cut at any instant leaves the old one or the new one, whole. */
public final class DurableFile {
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private DurableFile() {}

  /**
   * Puts a file in the place of another, or where there is none yet: written beside with {@code
   * .new} behind its name, forced to the disk, renamed, and the rename forced too. Only the owner
   * may read it, as passwords and numbers of people stand in such files. Its directory is made. One
   * thread at a time for each file.
   *
   * @throws IOException when it cannot be written; the old one is there
   */
  public static void replace(Path file, byte[] content) throws IOException {
    replace(file, new ByteArrayInputStream(content));
  }

  /** The same, of any length, from what is read to its end and not closed. */
  public static void replace(Path file, InputStream content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel = FileChannel.open(beside, FRESH, onlyForOwner(file))) {
      content.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    force(directory);
  }

  private static FileAttribute<?>[] onlyForOwner(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
