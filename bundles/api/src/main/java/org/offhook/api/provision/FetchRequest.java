package org.offhook.api.provision;

import java.net.URI;
import java.time.Duration;

/**
 * A file to fetch.
 *
 * @param uri where it is; user information in it counts where no user is given, and only for FTP
 * @param user name at the server, or empty
 * @param password password at the server, or empty
 * @param etag entity tag of the copy already there, or empty
 * @param lastModified date of the copy already there, or empty
 * @param resumeFrom number of bytes already there, or 0
 * @param maxBytes bound on the length of the whole file
 * @param maxTime bound on the whole exchange
 */
public record FetchRequest(
    URI uri,
    String user,
    String password,
    String etag,
    String lastModified,
    long resumeFrom,
    long maxBytes,
    Duration maxTime) {

  /** A file fetched without condition and without a name, of at most 8 MiB within a minute. */
  public static FetchRequest of(URI uri) {
    return new FetchRequest(uri, "", "", "", "", 0, 8 << 20, Duration.ofMinutes(1));
  }

  /** The same with other bounds. */
  public FetchRequest within(long bytes, Duration time) {
    return new FetchRequest(uri, user, password, etag, lastModified, resumeFrom, bytes, time);
  }

  /** The same as this user. */
  public FetchRequest as(String name, String secret) {
    return new FetchRequest(uri, name, secret, etag, lastModified, resumeFrom, maxBytes, maxTime);
  }

  /** The same, only if it is another file than this one. */
  public FetchRequest unless(String knownEtag, String knownDate) {
    return new FetchRequest(
        uri, user, password, knownEtag, knownDate, resumeFrom, maxBytes, maxTime);
  }

  /** The same from this byte on. */
  public FetchRequest from(long offset) {
    return new FetchRequest(uri, user, password, etag, lastModified, offset, maxBytes, maxTime);
  }

  /**
   * A text for people, in which no address shows the name and the password that it may carry:
   * {@code ftp://name:password@server/file} is told as {@code ftp://server/file}.
   */
  public static String withoutLogin(String text) {
    return text.replaceAll("(?<=//)[^/\\s]*@", "");
  }

  /** The address for people, without name and password. */
  public String place() {
    return withoutLogin(uri.toString());
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return "%s (at most %d bytes in %s)".formatted(place(), maxBytes, maxTime);
  }
}
