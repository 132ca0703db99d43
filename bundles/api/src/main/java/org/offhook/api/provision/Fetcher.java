package org.offhook.api.provision;

import java.io.IOException;
import java.util.Optional;

/**
 * Fetches files by one or several protocols. A service with the property {@value #SCHEME}, which
 * names the URI schemes in lower case. Blocks the caller: not for the phone thread.
 */
public interface Fetcher {
  /** Service property: the schemes, a String or several. */
  String SCHEME = "fetch.scheme";

  /**
   * Fetches one file.
   *
   * @param request what, and within which bounds
   * @param sink takes the bytes as they come; what it has got is worthless unless this returns
   * @return how it ended
   * @throws IOException when the file was not had as a whole or a bound was reached; the message is
   *     for people and names no secret
   */
  Fetched fetch(FetchRequest request, FetchSink sink) throws IOException;

  /**
   * Asks a server where it sends those who ask for a file, without going there.
   *
   * @return the place as the server wrote it; empty when it sends nobody away
   * @throws IOException when the server gave no answer that makes sense; the message is for people
   */
  default Optional<String> redirection(FetchRequest request) throws IOException {
    return Optional.empty();
  }

  /**
   * Puts a file on a server, in place of the one that is there.
   *
   * @param request where to, as whom, and within which time
   * @param bytes what the file holds
   * @throws IOException when it did not get there as a whole, or this protocol only fetches; the
   *     message is for people and names no secret
   */
  default void store(FetchRequest request, byte[] bytes) throws IOException {
    throw new IOException(
        request.place() + ": by " + request.uri().getScheme() + " files only come");
  }
}
