package org.offhook.api.keys;

import java.util.Map;

/**
 * A key as configured.
 *
 * @param id which one
 * @param type what it is, such as {@code SPEED_DIAL_BLF}; a {@link KeyFunction} of this type acts
 * @param label text beside it; empty to let the function choose
 * @param values its further settings by the last part of their path, such as {@code number}, {@code
 *     line}, {@code key_event}
 */
public record Key(KeyId id, String type, String label, Map<String, String> values) {
  /** A setting, or an empty text. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }
}
