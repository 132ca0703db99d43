package org.offhook.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that a power cut at any instant leaves the old one or the new one, whole. */
final class SafeFile {
  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private SafeFile() {}

  /** Written beside, forced to disk, renamed, and the rename forced too. */
  static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (FileChannel channel = FileChannel.open(beside, FRESH, onlyForOwner(file))) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    force(file.toAbsolutePath().getParent());
  }

  /** Gives a file a second name; at no instant is the second name without a whole file. */
  static void keepAs(Path file, Path second) throws IOException {
    Path link = file.resolveSibling(file.getFileName() + ".link");
    Files.deleteIfExists(link);
    try {
      Files.createLink(link, file);
      Files.move(link, second, StandardCopyOption.ATOMIC_MOVE);
      // The move does nothing where both are the same file already.
      Files.deleteIfExists(link);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without hard links, such as FAT on a memory card.
      write(second, Files.readAllBytes(file));
    }
  }

  /** Passwords stand in it. */
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
