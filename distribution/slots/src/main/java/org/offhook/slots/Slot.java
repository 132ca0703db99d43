package org.offhook.slots;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
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
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      FirmwareHead head = FirmwareHead.read(in);
      head.mustFit(vendor, model, trusted);
      long whole = head.headLength() + head.length();
      if (Files.size(file) != whole) {
        throw new Refusal(
            "the file has %d bytes, %d were announced".formatted(Files.size(file), whole));
      }
      mustBeWhole(file, head);
      clear();
      try {
        for (FirmwareHead.Part part : head.parts()) {
          take(part, in);
        }
      } catch (IOException | RuntimeException e) {
        clear();
        throw e;
      }
      finish(head.version());
      return head;
    } catch (java.io.EOFException e) {
      throw new Refusal("the file is cut short");
    }
  }

  /** Before anything is unpacked: what nobody signed shall not fill the disk. */
  private static void mustBeWhole(Path file, FirmwareHead head) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      in.skipNBytes(head.headLength());
      for (FirmwareHead.Part part : head.parts()) {
        DigestInputStream digesting = digesting(part, in);
        digesting.transferTo(java.io.OutputStream.nullOutputStream());
        mustMatch(part, digesting);
      }
    }
  }

  private static DigestInputStream digesting(FirmwareHead.Part part, InputStream in) {
    return new DigestInputStream(new Bounded(in, part.length()), sha256());
  }

  private static void mustMatch(FirmwareHead.Part part, DigestInputStream read) throws Refusal {
    String digest = HexFormat.of().formatHex(read.getMessageDigest().digest());
    if (!digest.equals(part.sha256())) {
      throw new Refusal(part.name() + ": its digest is not that of the header");
    }
  }

  private void take(FirmwareHead.Part part, InputStream in) throws IOException {
    DigestInputStream digesting = digesting(part, in);
    try {
      if (part.name().endsWith(ARCHIVE)) {
        unpack(digesting);
      }
      digesting.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new Refusal(part.name() + " is damaged: " + e.getMessage());
    }
    mustMatch(part, digesting);
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** So many bytes of a longer stream. */
  private static final class Bounded extends FilterInputStream {
    private long left;

    Bounded(InputStream in, long length) {
      super(in);
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int got = in.read(to, offset, (int) Math.min(length, left));
      left -= Math.max(got, 0);
      return got;
    }
  }
}
