package org.offhook.api.sip;

import java.time.Duration;

/**
 * What to publish (RFC 3903).
 *
 * @param target {@code sip:} or {@code sips:} URI of the resource the state is of
 * @param event event package, such as {@code presence}
 * @param expires how long the state is to last before it is refreshed; zero publishes it once, for
 *     as long as the server likes, and neither refreshes nor removes it
 * @param contentType type of the body
 * @param body the state, not empty
 */
public record PublicationRequest(
    String target, String event, Duration expires, String contentType, String body) {
  /**
   * Checks it.
   *
   * @throws IllegalArgumentException when there is no body
   */
  public PublicationRequest {
    if (body.isEmpty()) {
      throw new IllegalArgumentException("a publication needs a body, expected the state");
    }
  }
}
