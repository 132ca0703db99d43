package org.offhook.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.offhook.api.config.DurableFile;
import org.offhook.config.Seal.Opened;

/**
 * Keeps the configuration on disk so that a power cut at any instant leaves a complete old or a
 * complete new one, and the last good copy beside it. A damaged file is set aside, and the last
 * good copy takes its place.
 */
final class Store {
  private static final String NAME = "phone.cfg";

  private final Path file;
  private final Path last;

  Store(Path directory) {
    this.file = directory.resolve(NAME);
    this.last = directory.resolve(NAME + ".last");
  }

  /**
   * What was found on disk.
   *
   * @param text the configuration, or empty when there is none
   * @param before lines of the stored file that stand before the text
   * @param damage what was wrong with the stored file, if anything, and what was done about it
   * @param touched whether somebody else wrote or changed the file since it was written here
   */
  record Found(String text, int before, Optional<String> damage, boolean touched) {}

  Found load() throws IOException {
    if (!Files.exists(file)) {
      return Files.exists(last)
          ? restored(NAME + " is missing")
          : new Found("", 0, Optional.empty(), false);
    }
    String text = decode(Files.readAllBytes(file));
    Optional<String> damage = Seal.damage(text);
    if (damage.isPresent()) {
      Path aside = file.resolveSibling(NAME + ".damaged");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      return restored(
          "%s is damaged: %s; kept as %s".formatted(NAME, damage.get(), aside.getFileName()));
    }
    Opened opened = Seal.opened(text);
    return new Found(opened.text(), opened.before(), Optional.empty(), opened.touched());
  }

  private Found restored(String reason) throws IOException {
    String copy = Files.exists(last) ? decode(Files.readAllBytes(last)) : "";
    if (copy.isEmpty() || Seal.damage(copy).isPresent()) {
      String why = copy.isEmpty() ? "there is no earlier copy" : "the earlier copy is damaged too";
      return new Found("", 0, Optional.of(reason + "; " + why + ", defaults are in force"), false);
    }
    // Without this the next change would keep the damaged file as the last good copy.
    Opened opened = Seal.opened(copy);
    DurableFile.replace(file, Seal.sealed(opened.text()));
    return new Found(
        opened.text(),
        Seal.LINES_BEFORE,
        Optional.of(reason + "; the last good copy is in force"),
        false);
  }

  /** Writes a configuration; on return it is on disk. */
  void save(String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (Files.exists(file)) {
      SecondName.keep(file, last);
    }
    DurableFile.replace(file, Seal.sealed(text));
  }

  /** An old editor does not write UTF-8; damage shows by its control characters. */
  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }
}
