package org.offhook.api.network;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.config.PhoneIdentity;

/**
 * Where the files of a phone are. Written as {@code scheme://server/firmware;configuration}, where
 * the scheme is ftp, tftp, http or https, and both names may be left out:
 *
 * <ul>
 *   <li>{@code scheme://server}: both by their usual names
 *   <li>{@code scheme://server/firmware}: only the firmware
 *   <li>{@code scheme://server/firmware;configuration}
 *   <li>{@code scheme://server/;configuration}: only the configuration
 * </ul>
 *
 * <p>A firmware or a server without a name of a file is a directory: the usual names are {@code
 * <model>.img} and {@code <MAC>.cfg}. A single name that ends as configurations do is one. The
 * configuration is looked for beside the firmware. {@code <MAC>} and {@code <model>} stand for
 * those of the phone, and a model's name may be written between such brackets.
 *
 * @param firmware URL of the firmware, or empty
 * @param configuration URL of the configuration, or empty
 */
public record ProvisioningAddress(String firmware, String configuration) {
  private static final int LONGEST = 2048;
  private static final Pattern FORM =
      Pattern.compile("(?i)((?:ftp|tftp|http|https)://[^/;\\s?#]+)(/[^;]*)?(?:;(.*))?");
  private static final Pattern CONFIGURATION = Pattern.compile("(?i).*\\.(cfg|cfx|xml|txt)");
  private static final Pattern BRACKETS = Pattern.compile("<([^<>]*)>");
  private static final String EXPECTED =
      "expected ftp, tftp, http or https://server/firmware;configuration";

  /**
   * Reads an address.
   *
   * @param place where it stands, for the message
   * @param text the address
   * @param phone whose files are meant
   * @throws IllegalArgumentException when it is none; the message names place and value
   */
  public static ProvisioningAddress of(String place, String text, PhoneIdentity phone) {
    Matcher form = form(place, text, phone);
    String firmware = path(form);
    String configuration = form.group(3);
    if (configuration == null && isDirectory(firmware)) {
      return checked(
          place,
          text,
          form.group(1),
          inside(firmware, phone.model() + ".img"),
          inside(firmware, phone.mac() + ".cfg"));
    }
    if (configuration == null && CONFIGURATION.matcher(firmware).matches()) {
      return checked(place, text, form.group(1), "", firmware);
    }
    String named = firmware.endsWith("/") ? "" : firmware;
    if (!named.isEmpty() && isDirectory(named)) {
      named = inside(named, phone.model() + ".img");
    }
    return checked(place, text, form.group(1), named, beside(firmware, configuration, phone));
  }

  /**
   * Reads options 66 and 67: a server, by TFTP unless it is a URL, and a firmware. The
   * configuration has its usual name unless the file names one.
   *
   * @param server name, address or URL
   * @param file name of a file, or empty
   * @throws IllegalArgumentException when they are wrong; the message names place and value
   */
  public static ProvisioningAddress ofBoot(String server, String file, PhoneIdentity phone) {
    String base = (server.contains("://") ? server : "tftp://" + server).replaceAll("/+$", "");
    String name = file.replaceFirst("^/+", "");
    if (file.contains("://")) {
      return of("DHCP option 67", file, phone);
    }
    ProvisioningAddress usual = of("DHCP option 66", base + "/", phone);
    ProvisioningAddress named =
        name.isEmpty() ? usual : of("DHCP options 66 and 67", base + "/" + name, phone);
    return named.configuration().isEmpty() && !name.contains(";")
        ? new ProvisioningAddress(named.firmware(), usual.configuration())
        : named;
  }

  private static Matcher form(String place, String text, PhoneIdentity phone) {
    Matcher form = FORM.matcher(named(text.strip(), phone));
    if (text.length() > LONGEST || !form.matches()) {
      throw wrong(place, text);
    }
    return form;
  }

  private static String path(Matcher form) {
    return form.group(2) == null ? "/" : form.group(2);
  }

  private static String named(String text, PhoneIdentity phone) {
    return BRACKETS
        .matcher(text)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(
                    switch (name.group(1).toLowerCase(Locale.ROOT)) {
                      case "mac" -> phone.mac();
                      case "model" -> phone.model();
                      default -> name.group(1);
                    }));
  }

  private static boolean isDirectory(String path) {
    return !path.substring(path.lastIndexOf('/') + 1).contains(".");
  }

  private static String inside(String directory, String name) {
    return directory + (directory.endsWith("/") ? "" : "/") + name;
  }

  private static String beside(String firmware, String name, PhoneIdentity phone) {
    if (name == null || name.isBlank()) {
      return "";
    }
    String path =
        name.startsWith("/") || name.contains("://")
            ? name
            : firmware.substring(0, firmware.lastIndexOf('/') + 1) + name;
    return isDirectory(path) ? inside(path, phone.mac() + ".cfg") : path;
  }

  private static ProvisioningAddress checked(
      String place, String text, String server, String firmware, String configuration) {
    try {
      return new ProvisioningAddress(whole(server, firmware), whole(server, configuration));
    } catch (IllegalArgumentException e) {
      throw wrong(place, text);
    }
  }

  private static String whole(String server, String path) {
    if (path.isEmpty()) {
      return "";
    }
    String url = (path.contains("://") ? path : server + path).replace(" ", "%20");
    URI uri = URI.create(url);
    if (uri.getHost() == null || !FORM.matcher(url).matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return url;
  }

  private static IllegalArgumentException wrong(String place, String text) {
    String clean = text.replaceAll("(?<=//)[^/@]*@", "***@").replaceAll("[^\\x20-\\x7e]", "?");
    return new IllegalArgumentException(
        "%s: \"%s\" is no address of a provisioning server, %s"
            .formatted(
                place, clean.length() > 200 ? clean.substring(0, 200) + "..." : clean, EXPECTED));
  }
}
