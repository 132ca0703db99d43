package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What openssl encrypts, this phone opens. */
class SecretsPeerTest {
  @TempDir Path directory;

  @Test
  void openssl() throws Exception {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "openssl")));
    assumeTrue(found, "openssl is not installed");
    Path keys = directory.resolve("secrets.key");
    Files.write(keys, List.of("3des=" + SecretsTest.TRIPLE_DES));
    Secrets zeros = new Secrets(SecretKeys.of(keys));
    for (String password : List.of("1", "seven77", "eight888", "a much longer password")) {
      assertEquals(
          Optional.of(password), zeros.plain(encrypted(password, "0000000000000000")), password);
    }
    Files.write(keys, List.of("3des=" + SecretsTest.TRIPLE_DES, "iv=a1a2a3a4a5a6a7a8"));
    Secrets vector = new Secrets(SecretKeys.of(keys));
    assertEquals(Optional.of("1234"), vector.plain(encrypted("1234", "a1a2a3a4a5a6a7a8")));
  }

  private static String encrypted(String password, String vector)
      throws IOException, InterruptedException {
    Process openssl =
        new ProcessBuilder(
                "openssl",
                "enc",
                "-des-ede3-cbc",
                "-K",
                SecretsTest.TRIPLE_DES,
                "-iv",
                vector,
                "-base64",
                "-A")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    openssl.getOutputStream().write(password.getBytes(StandardCharsets.UTF_8));
    openssl.getOutputStream().close();
    String text =
        new String(openssl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    assertTrue(openssl.waitFor(10, TimeUnit.SECONDS));
    return "{\"" + text + "\"}";
  }
}
