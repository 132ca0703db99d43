package org.offhook.tool;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A firmware file. Numbers are big-endian:
 *
 * <pre>
 *   8  "OFFHOOK\n"
 *   4  format, 1
 *   4  length of the header, at most 65536
 *   .  header, JSON in UTF-8: kind (image or feature), vendor, model, image (its name, or that of the
 *      feature), version, length of all parts, and of each part its name, length and SHA-256
 *   4  length of the signature, 0 when unsigned
 *   .  Ed25519 signature (RFC 8032) over all bytes before its length field
 *   .  the parts, one after another
 * </pre>
 *
 * The header tells all that is needed to refuse a file before its parts are fetched, and the
 * signature covers the parts through their digests.
 */
final class Firmware {
  private static final byte[] MAGIC = "OFFHOOK\n".getBytes(StandardCharsets.US_ASCII);
  private static final int FORMAT = 1;
  private static final int LONGEST_HEADER = 65_536;
  private static final int LONGEST_SIGNATURE = 1_024;

  private Firmware() {}

  /**
   * What a file holds.
   *
   * @param kind {@code image} or {@code feature}
   */
  record Identity(String kind, String vendor, String model, String image, String version) {}

  /** What the head of a file says. */
  record Head(JsonObject header, byte[] signed, byte[] signature) {
    boolean isSignedBy(PublicKey key) throws GeneralSecurityException {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(signed);
      return signature.length > 0 && ed25519.verify(signature);
    }
  }

  /** Writes a firmware file. */
  static void write(Identity identity, List<Path> parts, Optional<PrivateKey> key, Path to)
      throws IOException, GeneralSecurityException {
    byte[] head = head(header(identity, parts).toString().getBytes(StandardCharsets.UTF_8));
    byte[] signature = key.isPresent() ? sign(head, key.get()) : new byte[0];
    try (OutputStream file = Files.newOutputStream(to);
        DataOutputStream out = new DataOutputStream(file)) {
      out.write(head);
      out.writeInt(signature.length);
      out.write(signature);
      for (Path part : parts) {
        Files.copy(part, out);
      }
    }
  }

  private static JsonObject header(Identity identity, List<Path> parts) throws IOException {
    JsonArrayBuilder list = Json.createArrayBuilder();
    long length = 0;
    for (Path part : parts) {
      length += Files.size(part);
      list.add(
          Json.createObjectBuilder()
              .add("name", part.getFileName().toString())
              .add("length", Files.size(part))
              .add("sha256", Digests.of(part)));
    }
    return Json.createObjectBuilder()
        .add("kind", identity.kind())
        .add("vendor", identity.vendor())
        .add("model", identity.model())
        .add("image", identity.image())
        .add("version", identity.version())
        .add("length", length)
        .add("parts", list)
        .build();
  }

  private static byte[] sign(byte[] head, PrivateKey key) throws GeneralSecurityException {
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(key);
    ed25519.update(head);
    return ed25519.sign();
  }

  /**
   * Reads the head of a file, and no more of it.
   *
   * @throws IOException when it is no firmware file of a format known
   */
  static Head readHead(InputStream file) throws IOException {
    DataInputStream in = new DataInputStream(file);
    if (!Arrays.equals(MAGIC, in.readNBytes(MAGIC.length))) {
      throw new IOException("no firmware file: it does not begin with OFFHOOK");
    }
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException("firmware of format " + format + "; known is " + FORMAT);
    }
    byte[] json = bounded(in, LONGEST_HEADER, "header");
    byte[] signature = bounded(in, LONGEST_SIGNATURE, "signature");
    return new Head(parse(json), head(json), signature);
  }

  private static byte[] head(byte[] json) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(MAGIC);
    out.writeInt(FORMAT);
    out.writeInt(json.length);
    out.write(json);
    return bytes.toByteArray();
  }

  private static JsonObject parse(byte[] json) throws IOException {
    try (var reader =
        Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
      return reader.readObject();
    } catch (RuntimeException e) {
      throw new IOException("the header of the firmware file is damaged: " + e.getMessage(), e);
    }
  }

  private static byte[] bounded(DataInputStream in, int most, String what) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException(what + " of " + length + " bytes; at most " + most + " are allowed");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the file ends within its " + what);
    }
    return bytes;
  }

  /**
   * Compares the parts that follow a head with their digests.
   *
   * @return one line for each part that is cut short or changed
   */
  static List<String> damages(Head head, InputStream rest) throws IOException {
    List<String> damages = new ArrayList<>();
    for (JsonObject part : head.header().getJsonArray("parts").getValuesAs(JsonObject.class)) {
      MessageDigest digest = Digests.sha256();
      long left = part.getJsonNumber("length").longValue();
      byte[] buffer = new byte[65_536];
      while (left > 0) {
        int read = rest.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          damages.add(part.getString("name") + ": " + left + " bytes are missing");
          return damages;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (!Digests.hex(digest).equals(part.getString("sha256"))) {
        damages.add(part.getString("name") + ": its digest is not that of the header");
      }
    }
    return damages;
  }
}
