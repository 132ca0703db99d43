package org.offhook.api.config;

import java.util.List;
import java.util.Optional;

/**
 * One live parameter: declared by an installed bundle and, if indexed, written out for one index.
 *
 * @param path canonical path, such as {@code voip/line/0/id}
 * @param type what its text must be
 * @param defaultText text of the default; empty when there is none
 * @param min lowest number allowed, if bounded
 * @param max highest number allowed, if bounded
 * @param allowed values allowed of an enumeration, canonical spelling, in declared order
 * @param unit unit for people, or empty
 * @param name short name for people
 * @param description what it does
 * @param owner symbolic name of the bundle that declares it
 * @param pid PID or factory PID its value goes to
 */
public record Parameter(
    String path,
    Type type,
    String defaultText,
    Optional<Long> min,
    Optional<Long> max,
    List<String> allowed,
    String unit,
    String name,
    String description,
    String owner,
    String pid) {

  /** What the text of a parameter must be. */
  public enum Type {
    /** {@code 0} or {@code 1}; {@code true}, {@code enabled} and the like are read too. */
    BOOLEAN,
    /** A whole number. */
    INTEGER,
    /** One of a list of words, compared without case. */
    ENUMERATION,
    /** Any text. */
    TEXT,
    /** Text that is never shown. */
    SECRET
  }
}
