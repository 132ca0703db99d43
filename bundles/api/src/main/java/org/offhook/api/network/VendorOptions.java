package org.offhook.api.network;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The sub-options that a vendor put into option 43 (RFC 2132 section 8.4).
 *
 * @param options by their numbers
 * @param whole the option as text where it is a URL and no list of sub-options, else empty
 */
public record VendorOptions(DhcpOptions options, String whole) {
  /** Who is meant, such as {@code MS-UC-Client}. */
  public static final int IDENTIFIER = 1;

  /** Scheme of the certificate service. */
  public static final int SCHEME = 2;

  /** Name of the certificate service's host. */
  public static final int SERVER = 3;

  /** Port of the certificate service. */
  public static final int PORT = 4;

  /** Path of the certificate service. */
  public static final int PATH = 5;

  /** Number of the VLAN for voice. */
  public static final int VOICE_VLAN = 10;

  private static final int LAST_VLAN = 4094;
  private static final int PAD = 0;
  private static final int END = 255;
  private static final Pattern URL = Pattern.compile("(?i)(ftp|tftp|http|https)://\\S.*");

  /** Reads them; what follows a cut sub-option is left out. */
  public static VendorOptions of(byte[] value) {
    String text = new DhcpOptions(Map.of(VENDOR_TEXT, value)).text(VENDOR_TEXT).orElse("");
    if (URL.matcher(text).matches()) {
      return new VendorOptions(DhcpOptions.NONE, text);
    }
    TreeMap<Integer, byte[]> parts = new TreeMap<>();
    int at = 0;
    while (at < value.length && (value[at] & 0xff) != END) {
      int code = value[at++] & 0xff;
      if (code == PAD) {
        continue;
      }
      int length = at < value.length ? value[at++] & 0xff : END;
      if (at + length > value.length) {
        break;
      }
      parts.merge(code, Arrays.copyOfRange(value, at, at + length), VendorOptions::joined);
      at += length;
    }
    return new VendorOptions(new DhcpOptions(parts), "");
  }

  private static final int VENDOR_TEXT = NetworkOffer.VENDOR;

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The URL it is, or the one of the lowest sub-option that has one. */
  public Optional<String> url() {
    if (!whole.isEmpty()) {
      return Optional.of(whole);
    }
    return options.codes().stream()
        .sorted()
        .flatMap(code -> options.text(code).stream())
        .filter(text -> URL.matcher(text).matches())
        .findFirst();
  }

  /** Place of the certificate service by sub-options 2 to 5; empty unless a server is named. */
  public Optional<URI> certificateService() {
    return options
        .text(SERVER)
        .flatMap(
            server -> {
              try {
                String scheme = options.text(SCHEME).orElse("https");
                int port =
                    options
                        .text(PORT)
                        .filter(p -> p.matches("\\d{1,5}"))
                        .map(Integer::valueOf)
                        .orElse(-1);
                return Optional.of(
                    new URI(
                        scheme, null, server, port, options.text(PATH).orElse("/"), null, null));
              } catch (URISyntaxException e) {
                return Optional.empty();
              }
            });
  }

  /** VLAN for voice, 1 to 4094, by sub-option 10 as digits. */
  public OptionalInt voiceVlan() {
    return options.text(VOICE_VLAN).filter(text -> text.matches("\\d{1,4}")).stream()
        .mapToInt(Integer::parseInt)
        .filter(vlan -> vlan >= 1 && vlan <= LAST_VLAN)
        .findFirst();
  }

  /** Text of a sub-option in ASCII. */
  public Optional<String> text(int code) {
    return options
        .text(code)
        .filter(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text));
  }
}
