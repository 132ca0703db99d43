package org.offhook.config;

import java.util.regex.Pattern;

/** Recognizes the encrypted form of a value, {@code {"base64"}}. */
final class Encrypted {
  private static final Pattern FORM = Pattern.compile("\\{\"[^\"]*\"\\}");

  private Encrypted() {}

  /** True for text that must never be taken for a plain password. */
  static boolean looksEncrypted(String text) {
    return FORM.matcher(text).matches();
  }
}
