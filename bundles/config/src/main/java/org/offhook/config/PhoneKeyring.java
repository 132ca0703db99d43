package org.offhook.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.api.config.Keyring;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The keys of this phone for whole files, from the key file that also opens its secrets: {@code
 * offhook.secrets.key}, else {@code secrets.key} in the data directory. It is read again for each
 * file, so that a new key counts at once.
 */
@Component
public final class PhoneKeyring implements Keyring {
  private final Path file;

  /** With the framework whose properties name the file. */
  @Activate
  public PhoneKeyring(BundleContext context) {
    String named = text(context.getProperty("offhook.secrets.key"));
    String data = text(context.getProperty("offhook.data"));
    this.file =
        named.isEmpty() ? Path.of(data.isEmpty() ? "data" : data, "secrets.key") : Path.of(named);
  }

  private static String text(String property) {
    return property == null ? "" : property.strip();
  }

  @Override
  public byte[] open(byte[] sealed, Form form) throws IOException {
    FileSeal seal = Files.exists(file) ? new FileSeal(SecretKeys.of(file)) : FileSeal.withoutKeys();
    return seal.open(sealed, form);
  }

  @Override
  public boolean marked(byte[] head) {
    return FileSeal.withoutKeys().marked(head);
  }
}
