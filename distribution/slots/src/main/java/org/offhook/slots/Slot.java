package org.offhook.slots;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A place for one image. It counts as filled only while its marker is there, which is written last
 * and removed first.
 *
 * @param name {@code a} or {@code b}
 * @param directory where the image is
 */
public record Slot(String name, Path directory) {
  /** The marker; its text is the version. */
  private static final String COMPLETE = "complete";

  private static final String ARCHIVE = ".tar.gz";

  /** The version of the image in it; empty while it has none. */
  public String version() throws IOException {
    Path marker = directory.resolve(COMPLETE);
    return Files.isRegularFile(marker) ? Files.readString(marker).strip() : "";
  }

  /** Makes it count as empty; what is in it is removed. */
  public void clear() throws IOException {
    unmark();
    Durable.remove(directory);
  }

  /** Makes it count as empty, while an image may still run from it. */
  void unmark() throws IOException {
    if (Files.deleteIfExists(directory.resolve(COMPLETE))) {
      Durable.sync(directory);
    }
  }

  /**
   * Puts the image of a firmware file into this slot, in place of the one before.
   *
   * @param file the firmware file
   * @param vendor vendor of this phone
   * @param model model of this phone
   * @param trusted keys of those whose firmware is taken
   * @throws Refusal when the file is not taken; the slot is as it was, or empty
   * @throws IOException when it cannot be read or written; the slot is as it was, or empty
   */
  public FirmwareHead fill(Path file, String vendor, String model, List<PublicKey> trusted)
      throws IOException {
    FirmwareFile firmware =
        FirmwareFile.verified(file, FirmwareHead.Kind.IMAGE, vendor, model, trusted);
    clear();
    try {
      firmware.each(this::take);
    } catch (IOException | RuntimeException e) {
      clear();
      throw e;
    }
    finish(firmware.head().version());
    return firmware.head();
  }

  private void take(FirmwareHead.Part part, InputStream bytes) throws IOException {
    if (part.name().endsWith(ARCHIVE)) {
      unpack(bytes);
    }
  }

  /** The one folder that all files of the archive are in is left out. */
  private void unpack(InputStream in) throws IOException {
    Tar tar = new Tar(new GZIPInputStream(in, 1 << 16));
    byte[] buffer = new byte[1 << 16];
    for (Tar.Entry entry = tar.next(); entry != null; entry = tar.next()) {
      String name = entry.name().replaceFirst("^[^/]+/", "");
      Path path = directory.resolve(name).normalize();
      if (!path.startsWith(directory) || path.equals(directory.resolve(COMPLETE))) {
        throw new Refusal("the archive names a file outside of it: " + entry.name());
      }
      if (entry.directory()) {
        Files.createDirectories(path);
      } else {
        write(tar, path, buffer);
        if (entry.program() && !path.toFile().setExecutable(true)) {
          throw new IOException(path + " cannot be made executable");
        }
      }
    }
  }

  private static void write(Tar tar, Path path, byte[] buffer) throws IOException {
    Files.createDirectories(path.getParent());
    try (var channel =
        java.nio.channels.FileChannel.open(
            path,
            java.nio.file.StandardOpenOption.CREATE_NEW,
            java.nio.file.StandardOpenOption.WRITE)) {
      for (int got = tar.read(buffer); got >= 0; got = tar.read(buffer)) {
        java.nio.ByteBuffer rest = java.nio.ByteBuffer.wrap(buffer, 0, got);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      channel.force(false);
    }
  }

  private void finish(String version) throws IOException {
    if (!Files.isRegularFile(directory.resolve("image.json"))) {
      clear();
      throw new Refusal("the firmware holds no image");
    }
    try (var paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isDirectory).toList()) {
        Durable.sync(path);
      }
    }
    Durable.replace(directory.resolve(COMPLETE), (version + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
