package org.offhook.slots;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the head of a firmware file says. The file: {@code "OFFHOOK\n"}, format (4 bytes, 1), length
 * of the header (4), the header as JSON, length of the signature (4), an Ed25519 signature (RFC
 * 8032) over all bytes before its length, then the parts. Numbers are big-endian.
 *
 * @param kind whether it is a whole image or a feature
 * @param vendor who made the image
 * @param model model it is for
 * @param image name of the image, or of the feature
 * @param version its version
 * @param length bytes of all parts together
 * @param parts the parts, in their order
 * @param signed the bytes that are signed
 * @param signature the signature, or empty
 */
public record FirmwareHead(
    Kind kind,
    String vendor,
    String model,
    String image,
    String version,
    long length,
    List<Part> parts,
    byte[] signed,
    byte[] signature) {
  private static final byte[] MAGIC = "OFFHOOK\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int LONGEST_HEADER = 65_536;
  private static final int LONGEST_SIGNATURE = 1_024;
  private static final long LARGEST = 1L << 30;

  /** What a file holds. */
  public enum Kind {
    /** All that a phone starts with, for its slots. */
    IMAGE,
    /** A feature file and its jars, for the phone that runs. */
    FEATURE
  }

  /** In place of vendor and model: for all of them. */
  public static final String ANY = "*";

  /**
   * One file within the firmware.
   *
   * @param name its name, without a path
   * @param length its bytes
   * @param sha256 its digest in hexadecimal
   */
  public record Part(String name, long length, String sha256) {}

  /**
   * Reads a head and not a byte more.
   *
   * @throws Refusal when this is no firmware file
   * @throws EOFException when it ends within its head
   */
  public static FirmwareHead read(InputStream file) throws IOException {
    DataInputStream in = new DataInputStream(file);
    if (!Arrays.equals(MAGIC, in.readNBytes(MAGIC.length))) {
      throw new Refusal("no firmware file: it does not begin with OFFHOOK");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new Refusal("firmware of format " + format + "; known is " + FORMAT);
    }
    byte[] json = bounded(in, LONGEST_HEADER, "header");
    byte[] signature = bounded(in, LONGEST_SIGNATURE, "signature");
    try {
      return of(json, signature);
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new Refusal("the header of the firmware file is damaged: " + e.getMessage());
    }
  }

  private static FirmwareHead of(byte[] json, byte[] signature) throws IOException {
    Map<?, ?> header = (Map<?, ?>) Json.read(new String(json, StandardCharsets.UTF_8));
    List<Part> parts = new ArrayList<>();
    for (Object each : (List<?>) header.get("parts")) {
      Map<?, ?> part = (Map<?, ?>) each;
      parts.add(new Part(text(part, "name"), (Long) part.get("length"), text(part, "sha256")));
    }
    long length = parts.stream().mapToLong(Part::length).sum();
    if (length != (Long) header.get("length")
        || length > LARGEST
        || parts.stream().anyMatch(part -> part.length() < 0)) {
      throw new IllegalArgumentException("the lengths of its parts");
    }
    Kind kind = header.containsKey("kind") ? kind(text(header, "kind")) : Kind.IMAGE;
    return new FirmwareHead(
        kind,
        text(header, "vendor"),
        text(header, "model"),
        text(header, "image"),
        text(header, "version"),
        length,
        List.copyOf(parts),
        signed(json),
        signature);
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "image" -> Kind.IMAGE;
      case "feature" -> Kind.FEATURE;
      default -> throw new IllegalArgumentException("its kind");
    };
  }

  private static String text(Map<?, ?> from, String name) {
    if (!(from.get(name) instanceof String text)
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("its " + name);
    }
    return text;
  }

  private static byte[] signed(byte[] json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(json.length);
    out.write(json);
    return bytes.toByteArray();
  }

  private static byte[] bounded(DataInputStream in, int most, String what) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new Refusal("%s of %d bytes; at most %d are allowed".formatted(what, length, most));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends within its " + what);
    }
    return bytes;
  }

  /** Bytes of the head itself: the parts begin there. */
  public long headLength() {
    return signed.length + 4L + signature.length;
  }

  /**
   * Makes sure that the file is for this phone, and by somebody it trusts.
   *
   * @param wanted what is expected
   * @param vendor vendor of this phone
   * @param model model of this phone
   * @param trusted keys of those whose firmware is taken
   * @throws Refusal when it is not, with the reason
   */
  public void mustFit(Kind wanted, String vendor, String model, List<PublicKey> trusted)
      throws Refusal {
    if (kind != wanted) {
      throw new Refusal(
          kind == Kind.FEATURE
              ? "the feature " + image + "; an image was expected"
              : "an image; a feature was expected");
    }
    boolean forAll = kind == Kind.FEATURE && this.vendor.equals(ANY) && this.model.equals(ANY);
    if (!forAll && !(this.vendor.equals(vendor) && this.model.equals(model))) {
      throw new Refusal(
          "firmware for the %s %s; this is the %s %s"
              .formatted(this.vendor, this.model, vendor, model));
    }
    mustBeTrusted(trusted);
  }

  private void mustBeTrusted(List<PublicKey> trusted) throws Refusal {
    if (trusted.isEmpty()) {
      throw new Refusal("this image trusts nobody's firmware; assemble it with --trust");
    }
    if (signature.length == 0) {
      throw new Refusal("firmware without a signature");
    }
    if (trusted.stream().noneMatch(this::isSignedBy)) {
      throw new Refusal("firmware whose signature is by nobody this image trusts");
    }
  }

  private boolean isSignedBy(PublicKey key) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(signed);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // a signature of the wrong shape
    }
  }
}
