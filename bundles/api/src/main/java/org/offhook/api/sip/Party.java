package org.offhook.api.sip;

/**
 * One end of a call as shown to people.
 *
 * @param displayName name, control characters removed, or empty
 * @param user user part, or the number of a tel URI
 * @param uri the whole URI
 */
public record Party(String displayName, String user, String uri) {
  /** Name if there is one, else user, else URI. */
  public String label() {
    if (!displayName.isEmpty()) {
      return displayName;
    }
    return user.isEmpty() ? uri : user;
  }
}
