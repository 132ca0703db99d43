package org.offhook.api.config;

import java.util.Locale;

/**
 * What the names of a phone's files are made of.
 *
 * @param mac hardware address: twelve hexadecimal digits in lower case, or empty
 * @param model name of the model, such as {@code 440HD}
 * @param account number of the first account, or empty
 */
public record PhoneIdentity(String mac, String model, String account) {
  /**
   * Takes an address in any of its usual spellings ({@code 00-90-8F}, {@code 00:90:8f}).
   *
   * @throws IllegalArgumentException when it is not empty and no address
   */
  public PhoneIdentity {
    mac = mac.replaceAll("[:.\\-\\s]", "").toLowerCase(Locale.ROOT);
    if (!mac.matches("([0-9a-f]{12})?")) {
      throw new IllegalArgumentException("a hardware address has twelve hexadecimal digits");
    }
  }
}
