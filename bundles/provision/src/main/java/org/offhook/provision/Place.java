package org.offhook.provision;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.config.PhoneIdentity;

/**
 * Where a phone's files are. The texts that DHCP, a SIP server or a parameter give all have one
 * grammar: {@code protocol://host}, {@code protocol://host/firmware}, {@code
 * protocol://host/firmware;configuration} or {@code protocol://host/;configuration}, with {@code
 * <MAC>} and {@code <MODEL>} filled in.
 *
 * @param origin who told of it, for people, such as {@code DHCP option 160}
 * @param directory where the files are; its path ends with a slash
 * @param firmware name of the firmware's file, or empty where none is meant
 * @param configuration name of the configuration's file; empty for the names of the phone's flavour
 */
record Place(String origin, URI directory, String firmware, String configuration) {
  private static final Set<String> SCHEMES = Set.of("tftp", "ftp", "http", "https");
  private static final String EXPECTED =
      "expected protocol://host/firmware;configuration with ftp, tftp, http or https";

  /**
   * Reads a text of the grammar above. A missing firmware name means {@code <model>.img}.
   *
   * @throws IOException when it is none, naming origin, text and what was expected
   */
  static Place of(String origin, String text, PhoneIdentity phone) throws IOException {
    String filled = filled(text.strip(), phone);
    int semicolon = filled.indexOf(';');
    String first = semicolon < 0 ? filled : filled.substring(0, semicolon);
    String configuration = semicolon < 0 ? "" : filled.substring(semicolon + 1).strip();
    // One name alone is the configuration when it is written like one: servers are set up so.
    String firmware = fileName(first);
    if (semicolon < 0 && firmware.toLowerCase(Locale.ROOT).matches(".*\\.(cfg|cfx|xml|txt)")) {
      configuration = firmware;
      firmware = "";
    }
    URI directory = directory(origin, first);
    return new Place(
        origin,
        directory,
        firmware.isEmpty() ? phone.model() + ".img" : firmware,
        checked(origin, configuration));
  }

  /** Reads the fixed URL of the configuration: a file, or a directory. */
  static Place fixed(String path, String text, PhoneIdentity phone) throws IOException {
    if (text.contains(";")) {
      return of(path, text, phone);
    }
    String filled = filled(text.strip(), phone);
    return new Place(path, directory(path, filled), "", checked(path, fileName(filled)));
  }

  /** Its configuration file; empty where the flavour's names are to be tried. */
  Optional<URI> configurationFile() {
    return configuration.isEmpty() ? Optional.empty() : Optional.of(file(configuration));
  }

  /** Its firmware file; empty where it has none. */
  Optional<URI> firmwareFile() {
    return firmware.isEmpty() ? Optional.empty() : Optional.of(file(firmware));
  }

  /** A file beside the others. */
  URI file(String name) {
    try {
      return directory.resolve(new URI(null, null, "/" + name, null).getRawPath().substring(1));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** True when the files are the same, whoever told of them. */
  boolean same(Place other) {
    return directory.equals(other.directory)
        && firmware.equals(other.firmware)
        && configuration.equals(other.configuration);
  }

  /** The manuals also write names themselves in such brackets: {@code <420HD>.cfg}. */
  private static String filled(String text, PhoneIdentity phone) {
    return text.replaceAll("(?i)<MAC>", phone.mac())
        .replaceAll("(?i)<MODEL>", phone.model())
        .replaceAll("<([\\w-]+)>", "$1");
  }

  private static String fileName(String url) {
    int host = url.indexOf("://");
    int slash = url.lastIndexOf('/');
    String name = host < 0 || slash < host + 3 ? "" : url.substring(slash + 1);
    // Files have an ending; what has none is a directory whose slash somebody forgot.
    return name.contains(".") ? name : "";
  }

  private static URI directory(String origin, String url) throws IOException {
    String name = fileName(url);
    String base = url.substring(0, url.length() - name.length());
    try {
      URI uri = URI.create(base.endsWith("/") ? base : base + "/").normalize();
      if (uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw refused(origin, url);
    }
    throw refused(origin, url);
  }

  /** A name may lead below the directory, never above it or away from its server. */
  private static String checked(String origin, String name) throws IOException {
    if (name.contains("..") || name.startsWith("/") || name.contains(":") || name.contains("\\")) {
      throw refused(origin, name);
    }
    return name;
  }

  private static IOException refused(String origin, String text) {
    return new IOException(origin + ": \"" + text + "\" is no place for files, " + EXPECTED);
  }

  @Override
  public String toString() {
    return directory + configuration + " (" + origin + ")";
  }
}
