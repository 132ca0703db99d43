package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code offhook encrypt}: files and single values. */
@Command(
    name = "encrypt",
    mixinStandardHelpOptions = true,
    description = {
      "Encrypts a file (x.cfg becomes x.cfx) or a password (printed, to be put into a .cfg).",
      "The form gcm notices every change and is the one to use; 3des is what older phones read,",
      "aes is that of Escene files."
    },
    footer = {
      "",
      "Examples:",
      "  offhook encrypt -s s3cret --key secrets.key",
      "  offhook encrypt -f phone.cfg --form 3des"
    })
final class EncryptCommand implements Callable<Integer> {
  static final class What {
    @Option(names = "-f", paramLabel = "FILE", description = "a file to encrypt")
    Path file;

    @Option(names = "-s", paramLabel = "STRING", description = "a password to encrypt")
    String text;
  }

  @ArgGroup(multiplicity = "1")
  What what;

  @Mixin KeyFile keys;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      defaultValue = "gcm",
      description = "gcm (default), 3des, or aes for files of Escene phones")
  String form;

  @Option(names = "--out", paramLabel = "FILE", description = "where an encrypted file goes")
  Path out;

  @Override
  public Integer call() throws Exception {
    if (!form.matches("gcm|3des|aes")) {
      throw new Fault("--form is gcm, 3des or aes, not " + form);
    }
    try {
      if (what.file == null) {
        System.out.println(text());
      } else {
        file();
      }
      return 0;
    } catch (GeneralSecurityException e) {
      throw new Fault("not encrypted: " + e.getMessage());
    }
  }

  private String text() throws GeneralSecurityException, IOException, Fault {
    if (what.text.isEmpty() || form.equals("aes")) {
      throw new Fault("a password is not empty, and its form is gcm or 3des");
    }
    return form.equals("gcm")
        ? keys.secrets().sealed(what.text)
        : keys.secrets().tripleDesSealed(what.text);
  }

  private void file() throws GeneralSecurityException, IOException, Fault {
    if (!Files.isRegularFile(what.file)) {
      throw new Fault("no file " + what.file);
    }
    byte[] plain = Files.readAllBytes(what.file);
    byte[] sealed =
        switch (form) {
          case "gcm" -> keys.seal().sealed(plain);
          case "3des" -> keys.seal().tripleDesSealed(plain);
          default -> keys.seal().aesSealed(plain);
        };
    Path into = out == null ? beside(what.file) : out;
    Files.write(into, sealed);
    System.out.println(into);
  }

  private static Path beside(Path file) {
    String name = file.getFileName().toString();
    return file.resolveSibling(
        name.endsWith(".cfg") ? name.substring(0, name.length() - 1) + "x" : name + ".sealed");
  }
}
