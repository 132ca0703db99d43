package org.offhook.provision;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.provision.Copies.Login;

/**
 * Where something is carried from or to.
 *
 * @param uri the place, without user and password
 * @param login who the phone is there
 */
record Carried(URI uri, Login login) {
  /**
   * Reads what a person wrote: a URL, or the name of a file of the host.
   *
   * @param here directory that such names count from
   * @param usual who the phone is where the URL does not say it
   * @throws IOException when it is no place
   */
  static Carried of(String text, Path here, PhoneIdentity phone, Login usual) throws IOException {
    if (!text.matches("\\w+://.*")) {
      return new Carried(here.resolve(text).toAbsolutePath().normalize().toUri(), usual);
    }
    URI whole = Place.file(text, phone);
    String user = whole.getUserInfo();
    if (user == null) {
      return new Carried(whole, usual);
    }
    String[] words = user.split(":", 2);
    try {
      URI bare =
          new URI(
              whole.getScheme(),
              null,
              whole.getHost(),
              whole.getPort(),
              whole.getPath(),
              null,
              null);
      return new Carried(bare, new Login(words[0], words.length == 2 ? words[1] : ""));
    } catch (URISyntaxException e) {
      throw new IOException("the place cannot be written without user and password", e);
    }
  }

  /** Last part of its path. */
  String name() {
    return uri.getPath().replaceFirst(".*/", "");
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return uri.getScheme().equals(HostFile.NAME) ? uri.getPath() : uri.toString();
  }
}
