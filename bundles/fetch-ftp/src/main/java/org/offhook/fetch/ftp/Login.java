package org.offhook.fetch.ftp;

import java.io.IOException;
import java.net.URI;
import org.offhook.api.provision.FetchRequest;

/**
 * Who comes.
 *
 * @param user name
 * @param password secret
 * @param place the URL without them, for messages
 */
record Login(String user, String password, String place) {
  private static final String NOBODY = "anonymous";

  /** The user of the request, else the one in the URL, else nobody in particular (RFC 1635). */
  static Login of(FetchRequest request) throws IOException {
    URI uri = request.uri();
    String place = request.place();
    if (!request.user().isEmpty()) {
      return checked(request.user(), request.password(), place);
    }
    String named = uri.getUserInfo() == null ? "" : uri.getUserInfo();
    if (named.isEmpty()) {
      return new Login(NOBODY, "offhook@", place);
    }
    int colon = named.indexOf(':');
    return colon < 0
        ? checked(named, "", place)
        : checked(named.substring(0, colon), named.substring(colon + 1), place);
  }

  private static Login checked(String user, String password, String place) throws IOException {
    if ((user + password).chars().anyMatch(Character::isISOControl)) {
      throw new IOException(place + ": user name or password holds a control character");
    }
    return new Login(user, password, place);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return place;
  }
}
