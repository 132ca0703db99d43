package org.offhook.api.network;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.config.PhoneIdentity;

/**
 * Where the files of a phone are. Written as {@code scheme://server/firmware;configuration}, where
 * the scheme is ftp, tftp, http or https. Both names may be left out:
 *
 * <ul>
 *   <li>{@code scheme://server}
 *   <li>{@code scheme://server/firmware}
 *   <li>{@code scheme://server/firmware;configuration}
 *   <li>{@code scheme://server/;configuration}
 * </ul>
 *
 * <p>What is left out has its usual name, {@code <model>.img} or {@code <MAC>.cfg}, beside the
 * other one; so has what is only a directory. A single name that ends as configurations do is one.
 * {@code <MAC>} and {@code <model>} stand for those of the phone; a name may also be written out
 * between such brackets.
 *
 * @param firmware URL of the firmware
 * @param configuration URL of the configuration
 */
public record ProvisioningAddress(String firmware, String configuration) {
  private static final int LONGEST = 2048;
  private static final int SHOWN = 200;
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
    Matcher form = FORM.matcher(named(text.strip(), phone));
    if (text.length() > LONGEST || !form.matches()) {
      throw wrong(place, text);
    }
    String first = form.group(2) == null ? "/" : form.group(2).strip();
    String second = form.group(3) == null ? "" : form.group(3).strip();
    boolean single = second.isEmpty() && CONFIGURATION.matcher(first).matches();
    String directory = first.substring(0, first.lastIndexOf('/') + 1);
    String firmware = single ? directory : first;
    String configuration =
        single ? first : second.isEmpty() ? besides(first) : at(directory, second);
    try {
      return new ProvisioningAddress(
          whole(form.group(1), firmware, phone.model() + ".img"),
          whole(form.group(1), configuration, phone.mac() + ".cfg"));
    } catch (IllegalArgumentException e) {
      throw wrong(place, text);
    }
  }

  /**
   * Reads options 66 and 67: a server, by TFTP unless it is a URL, and the names of files as above.
   * Names in option 66 win over those in option 67.
   *
   * @param server name, address or URL
   * @param files names of files, or empty
   * @throws IllegalArgumentException when they are wrong; the message names place and value
   */
  public static ProvisioningAddress ofBoot(String server, String files, PhoneIdentity phone) {
    String base = server.contains("://") ? server : "tftp://" + server;
    boolean named = base.matches("[^/]*//[^/]*/.+") && !base.endsWith("/");
    if (named || files.isBlank()) {
      return of("DHCP option 66", base, phone);
    }
    String names = files.strip().replaceFirst("^/+", "");
    return names.contains("://")
        ? of("DHCP option 67", names, phone)
        : of("DHCP options 66 and 67", base.replaceFirst("/+$", "") + "/" + names, phone);
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

  /** Where the configuration is that nobody named. */
  private static String besides(String firmware) {
    return isDirectory(firmware) ? firmware : firmware.substring(0, firmware.lastIndexOf('/') + 1);
  }

  private static String at(String directory, String name) {
    return name.startsWith("/") || name.contains("://") ? name : directory + name;
  }

  private static boolean isDirectory(String path) {
    return !path.substring(path.lastIndexOf('/') + 1).contains(".");
  }

  private static String whole(String server, String path, String usual) {
    String file = isDirectory(path) ? path + (path.endsWith("/") ? "" : "/") + usual : path;
    String url = (file.contains("://") ? file : server + file).replace(" ", "%20");
    if (URI.create(url).getHost() == null || !FORM.matcher(url).matches()) {
      throw new IllegalArgumentException(EXPECTED);
    }
    return url;
  }

  private static IllegalArgumentException wrong(String place, String text) {
    String clean = text.replaceAll("(?<=//)[^/@]*@", "***@").replaceAll("[^\\x20-\\x7e]", "?");
    return new IllegalArgumentException(
        "%s: \"%s\" is no address of a provisioning server, %s"
            .formatted(
                place,
                clean.length() > SHOWN ? clean.substring(0, SHOWN) + "..." : clean,
                EXPECTED));
  }
}
