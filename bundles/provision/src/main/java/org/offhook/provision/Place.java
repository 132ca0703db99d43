package org.offhook.provision;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.network.ProvisioningAddress;

/**
 * Where a phone's files are.
 *
 * @param origin who told of it, for people, such as {@code DHCP option 160}
 * @param firmware place of the firmware
 * @param configuration place of the configuration
 * @param named true when the configuration's file was named; false when it has its usual name,
 *     which differs from flavour to flavour
 */
record Place(String origin, URI firmware, URI configuration, boolean named) {

  /** The place of an address that somebody told. */
  static Place of(String origin, ProvisioningAddress address, PhoneIdentity phone) {
    boolean usual = address.configuration().endsWith("/" + phone.mac() + ".cfg");
    return new Place(
        origin, URI.create(address.firmware()), URI.create(address.configuration()), !usual);
  }

  /**
   * Reads an address.
   *
   * @throws IOException when it is none, naming origin, text and what was expected
   */
  static Place of(String origin, String text, PhoneIdentity phone) throws IOException {
    try {
      return of(origin, ProvisioningAddress.of(origin, text, phone), phone);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Reads the URL of one file.
   *
   * @throws IOException when it is none
   */
  static URI file(String text, PhoneIdentity phone) throws IOException {
    String filled =
        text.strip()
            .replaceAll("(?i)<MAC>", phone.mac())
            .replaceAll("(?i)<MODEL>", phone.model())
            .replace(" ", "%20");
    try {
      URI uri = URI.create(filled);
      if (filled.matches("(?i)(ftp|tftp|https?)://[^/]+/.*[^/]") && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw noFile(text, e);
    }
    throw noFile(text, null);
  }

  private static IOException noFile(String text, Exception cause) {
    return new IOException(
        "\"%s\" names no file, expected ftp, tftp, http or https://server/file".formatted(text),
        cause);
  }

  /** Its configuration file; empty where the flavour's names are to be tried. */
  Optional<URI> configurationFile() {
    return named ? Optional.of(configuration) : Optional.empty();
  }

  /** A file beside the configuration. */
  URI file(String name) {
    return configuration.resolve(name);
  }

  /** True when the files are the same, whoever told of them. */
  boolean same(Place other) {
    return firmware.equals(other.firmware) && configuration.equals(other.configuration);
  }

  @Override
  public String toString() {
    return (named ? configuration : configuration.resolve(".")) + " (" + origin + ")";
  }
}
