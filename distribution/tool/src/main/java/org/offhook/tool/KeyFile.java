package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.config.FileSeal;
import org.offhook.config.SecretKeys;
import org.offhook.config.Secrets;
import picocli.CommandLine.Option;

/** Which keys are meant. */
final class KeyFile {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "lines 3des=HEX, iv=HEX, aes=HEX; default: secrets.key in this folder")
  Path file;

  private Path file() throws Fault {
    Path named = file == null ? Path.of("secrets.key") : file;
    if (!Files.isRegularFile(named)) {
      throw new Fault(
          "no key file " + named + ": it has a line such as aes= and 64 hexadecimal digits");
    }
    return named;
  }

  FileSeal seal() throws IOException, Fault {
    return new FileSeal(SecretKeys.of(file()));
  }

  Secrets secrets() throws IOException, Fault {
    return new Secrets(SecretKeys.of(file()));
  }

  /** For reading: a file that is not encrypted needs none. */
  FileSeal sealIfThere() throws IOException {
    Path named = file == null ? Path.of("secrets.key") : file;
    return file != null || Files.isRegularFile(named)
        ? new FileSeal(SecretKeys.of(named))
        : FileSeal.withoutKeys();
  }
}
