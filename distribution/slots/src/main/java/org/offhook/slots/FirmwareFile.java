package org.offhook.slots;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;

/**
 * A firmware file that is whole, for this phone, and by somebody it trusts.
 *
 * @param path where it is
 * @param head what its head says
 */
public record FirmwareFile(Path path, FirmwareHead head) {
  /**
   * Looks at a file. Every digest is compared before anything is unpacked: what nobody signed shall
   * not fill the disk.
   *
   * @param path the file
   * @param kind what is expected
   * @param vendor vendor of this phone
   * @param model model of this phone
   * @param trusted keys of those whose firmware is taken
   * @throws Refusal when it may not be taken, with the reason
   */
  public static FirmwareFile verified(
      Path path, FirmwareHead.Kind kind, String vendor, String model, List<PublicKey> trusted)
      throws IOException {
    try (InputStream in = open(path)) {
      FirmwareHead head = FirmwareHead.read(in);
      head.mustFit(kind, vendor, model, trusted);
      long whole = head.headLength() + head.length();
      if (Files.size(path) != whole) {
        throw new Refusal(
            "the file has %d bytes, %d were announced".formatted(Files.size(path), whole));
      }
      FirmwareFile file = new FirmwareFile(path, head);
      file.each((part, bytes) -> {});
      return file;
    } catch (EOFException e) {
      throw new Refusal("the file is cut short");
    }
  }

  /** Takes one part. */
  public interface Taker {
    /**
     * Takes a part.
     *
     * @param part its name and length
     * @param bytes what it holds; what is left unread is passed over
     */
    void take(FirmwareHead.Part part, InputStream bytes) throws IOException;
  }

  /**
   * Hands out the parts in their order.
   *
   * @throws Refusal when one is not what the head says
   */
  public void each(Taker taker) throws IOException {
    try (InputStream in = open(path)) {
      in.skipNBytes(head.headLength());
      for (FirmwareHead.Part part : head.parts()) {
        DigestInputStream digesting =
            new DigestInputStream(new Bounded(in, part.length()), sha256());
        try {
          taker.take(part, digesting);
        } catch (ZipException | EOFException e) {
          throw new Refusal(part.name() + " is damaged: " + e.getMessage());
        }
        digesting.transferTo(OutputStream.nullOutputStream());
        String digest = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        if (!digest.equals(part.sha256())) {
          throw new Refusal(part.name() + ": its digest is not that of the header");
        }
      }
    }
  }

  private static InputStream open(Path path) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
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
