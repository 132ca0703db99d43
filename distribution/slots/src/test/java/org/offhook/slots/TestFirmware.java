package org.offhook.slots;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Firmware files for tests: their image is a script that looks whether all files are there as they
 * should be, and says its version. Packed by the tar of the system.
 */
final class TestFirmware {
  static final String VENDOR = "Vendor";
  static final String MODEL = "M1";

  private static final String PROGRAM =
      """
      #!/bin/sh
      cd "${0%/*}/.." || exit 9
      sha256sum --quiet --check sums >&2 || exit 9
      cat version
      """;

  final KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  private final Path directory;

  TestFirmware(Path directory) throws GeneralSecurityException {
    this.directory = directory;
  }

  List<PublicKey> trusted() {
    return List.of(keys.getPublic());
  }

  /** The trusted key, as an image carries it. */
  String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** A directory with an image of this version. */
  Path image(String version) throws IOException, InterruptedException {
    Path image = directory.resolve("image-" + version);
    Files.createDirectories(image.resolve("bin"));
    Files.writeString(image.resolve("image.json"), "{\"version\": \"" + version + "\"}");
    Files.writeString(image.resolve("version"), version + "\n");
    Random random = new Random(version.hashCode());
    for (int file = 0; file < 20; file++) {
      byte[] bytes = new byte[40_000];
      random.nextBytes(bytes);
      String name = "a rather long name, that does not fit into the header ".repeat(2) + file;
      Files.write(Files.createDirectories(image.resolve("bundles")).resolve(name), bytes);
    }
    run(
        image,
        "sh",
        "-c",
        "find bundles version image.json -type f -print0 | xargs -0 sha256sum > sums");
    Path program = Files.writeString(image.resolve("bin/offhook-phone"), PROGRAM);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("not executable");
    }
    return image;
  }

  /** A firmware file of this version. */
  Path file(String version) throws Exception {
    return file(version, VENDOR, MODEL, true);
  }

  Path file(String version, String vendor, String model, boolean signed) throws Exception {
    Path image = image(version);
    Path archive = directory.resolve("image-" + version + ".tar.gz");
    run(
        directory,
        "tar",
        "--format=posix",
        "-czf",
        archive.toString(),
        image.getFileName().toString());
    byte[] head = head(version, vendor, model, archive);
    byte[] signature = signed ? sign(head) : new byte[0];
    Path file = directory.resolve(version + ".img");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(head);
      out.writeInt(signature.length);
      out.write(signature);
      Files.copy(archive, out);
    }
    return file;
  }

  private byte[] head(String version, String vendor, String model, Path archive) throws Exception {
    byte[] bytes = Files.readAllBytes(archive);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String json =
        """
        {"vendor": "%s", "model": "%s", "image": "i", "version": "%s", "length": %d,
         "parts": [{"name": "i.tar.gz", "length": %d, "sha256": "%s"}]}"""
            .formatted(vendor, model, version, bytes.length, bytes.length, digest);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(head);
    out.writeBytes("OFFHOOK\n");
    out.writeInt(1);
    out.writeInt(json.length());
    out.write(json.getBytes(StandardCharsets.US_ASCII));
    return head.toByteArray();
  }

  private byte[] sign(byte[] head) throws GeneralSecurityException {
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(keys.getPrivate());
    ed25519.update(head);
    return ed25519.sign();
  }

  static String run(Path directory, String... command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(command));
    Path out = Files.createTempFile("run", ".out");
    Process process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    String text = Files.readString(out);
    Files.delete(out);
    if (!ended || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(words + ": " + text);
    }
    return text;
  }
}
