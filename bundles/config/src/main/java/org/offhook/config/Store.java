package org.offhook.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the configuration on disk so that a power cut at any instant leaves a complete old or a
 * complete new one: written beside, forced to disk, renamed; the last good copy stays.
 *
 * <p>The first line says that the last one is a seal. A file that begins so and has lost its seal
 * was cut short; one that holds zero bytes or no UTF-8 is damaged as well. A person may edit
 * between the two lines, or put in a file of their own without them.
 */
final class Store {
  private static final String NAME = "phone.cfg";
  private static final String HEADER = "; Offhook configuration; its last line is its seal\n";
  private static final Pattern SEAL =
      Pattern.compile("; end of configuration, (\\d+) bytes, sha256 ([0-9a-f]{64})\\n?\\z");

  private final Path directory;

  Store(Path directory) {
    this.directory = directory;
  }

  /**
   * What was found on disk.
   *
   * @param text the configuration, or empty when there is none
   * @param damage what was wrong with the stored file, if anything, and what was done about it
   */
  record Found(String text, Optional<String> damage) {}

  Found load() throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return last("the stored configuration is missing", !Files.exists(lastGood()));
    }
    try {
      String text = decode(Files.readAllBytes(file));
      Optional<String> fault = fault(text);
      if (fault.isEmpty()) {
        return new Found(unsealed(text), Optional.empty());
      }
      return setAside(file, fault.get());
    } catch (CharacterCodingException e) {
      return setAside(file, "it holds bytes that are no UTF-8 text");
    }
  }

  private Found setAside(Path file, String fault) throws IOException {
    Path aside = directory.resolve(NAME + ".damaged");
    Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return last(NAME + " is damaged: " + fault + "; kept as " + aside.getFileName(), false);
  }

  private Found last(String reason, boolean first) throws IOException {
    if (first) {
      return new Found("", Optional.empty());
    }
    if (!Files.exists(lastGood())) {
      return new Found(
          "", Optional.of(reason + "; there is no earlier copy, defaults are in force"));
    }
    String text = unsealed(decode(Files.readAllBytes(lastGood())));
    return new Found(text, Optional.of(reason + "; the last good copy is in force"));
  }

  private Path lastGood() {
    return directory.resolve(NAME + ".last");
  }

  /** Writes a configuration; on return it is on disk. */
  void save(String text) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve(NAME);
    Path fresh = directory.resolve(NAME + ".new");
    write(fresh, sealed(text));
    if (Files.exists(file)) {
      // A hard link costs nothing and leaves the good file in place at every instant.
      Path link = directory.resolve(NAME + ".link");
      Files.deleteIfExists(link);
      Files.createLink(link, file);
      Files.move(link, lastGood(), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    force(directory);
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String sealed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HEADER
        + text
        + "; end of configuration, "
        + bytes.length
        + " bytes, sha256 "
        + digest(bytes)
        + "\n";
  }

  private static String unsealed(String text) {
    Matcher seal = SEAL.matcher(text);
    String body = seal.find() ? text.substring(0, seal.start()) : text;
    return body.startsWith(HEADER) ? body.substring(HEADER.length()) : body;
  }

  private static Optional<String> fault(String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of("it holds zero bytes");
    }
    if (text.startsWith(HEADER) && !SEAL.matcher(text).find()) {
      return Optional.of("it was cut short");
    }
    return Optional.empty();
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
