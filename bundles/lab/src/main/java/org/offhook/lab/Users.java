package org.offhook.lab;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may register, and with what password. Users of the lab's own configuration come first, then
 * the lines of the phone.
 */
final class Users {
  private final Map<String, String> own = new HashMap<>();
  private final Function<String, Optional<String>> lines;
  private final Function<String, Optional<String>> names;

  /**
   * Users.
   *
   * @param listed {@code user:password} pairs with blanks or commas between
   * @param lines password of a line of the phone by its authentication name
   * @param names authentication name of a line of the phone by its user
   */
  Users(
      String listed,
      Function<String, Optional<String>> lines,
      Function<String, Optional<String>> names) {
    this.lines = lines;
    this.names = names;
    for (String pair : listed.split("[\\s,]+")) {
      int colon = pair.indexOf(':');
      if (colon > 0) {
        own.put(pair.substring(0, colon), pair.substring(colon + 1));
      }
    }
  }

  /** The password of a user, if there is such a user. */
  Optional<String> password(String user) {
    String listed = own.get(user);
    return listed != null ? Optional.of(listed) : lines.apply(user);
  }

  /** Whether a user is one of the lab's own list. */
  boolean isListed(String user) {
    return own.containsKey(user);
  }

  /** Whether somebody who proved to be one may register as the other. */
  boolean mayBe(String proven, String user) {
    return proven.equals(user) || names.apply(user).filter(proven::equals).isPresent();
  }
}
