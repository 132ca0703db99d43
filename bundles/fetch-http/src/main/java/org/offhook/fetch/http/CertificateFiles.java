package org.offhook.fetch.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.offhook.api.config.BoundedFile;
import org.offhook.api.config.DurableFile;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.Fetcher;

/** Gets certificates and keys from files and servers; keeps a copy of those from servers. */
final class CertificateFiles {
  private static final int LARGEST = 256 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path directory;
  private final Function<String, Optional<Fetcher>> fetchers;

  /**
   * With the place for copies.
   *
   * @param fetchers by the scheme of a URL
   */
  CertificateFiles(Path directory, Function<String, Optional<Fetcher>> fetchers) {
    this.directory = directory;
    this.fetchers = fetchers;
  }

  /** Bytes of a file, by its name or URL; the copy where the server cannot be asked. */
  byte[] read(String place) throws IOException {
    String scheme = place.replaceFirst("(?s):.*", "").toLowerCase(Locale.ROOT);
    if (scheme.equals("file")) {
      return local(Path.of(URI.create(place)));
    }
    if (!place.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return local(Path.of(place));
    }
    Path copy = copy(place);
    Optional<Fetcher> fetcher = fetchers.apply(scheme);
    if (fetcher.isEmpty()) {
      throw new IOException("no installed capability fetches by " + scheme);
    }
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      fetcher
          .get()
          .fetch(FetchRequest.of(URI.create(place)).within(LARGEST, PATIENCE), file::write);
      keep(copy, file.toByteArray());
      return file.toByteArray();
    } catch (IOException | IllegalArgumentException e) {
      if (Files.exists(copy)) {
        return local(copy);
      }
      throw new Refused(e.getMessage());
    }
  }

  private static byte[] local(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return BoundedFile.read(file.toString(), in, LARGEST);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new Refused(file + " is not there");
    }
  }

  private Path copy(String place) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return directory.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".pem");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is missing in this Java runtime", e);
    }
  }

  /** Several lines may ask for one at the same time. */
  private static synchronized void keep(Path copy, byte[] bytes) throws IOException {
    DurableFile.replace(copy, bytes);
  }
}
