package org.offhook.api.sip;

/**
 * A state that is published (RFC 3903) and kept alive until it is closed: it is refreshed before it
 * expires, published anew when the server has forgotten it (412) or another server has taken its
 * place, and tried again later when the server fails. Call it on the phone thread; never blocks.
 */
public interface Publication extends AutoCloseable {
  /** Where it stands. */
  PublicationState state();

  /**
   * Publishes another state in the place of the present one; the same body sends nothing. What
   * changes while a request is under way is sent when it has been answered, the last state only.
   */
  void change(String body);

  /** Removes it from the server ({@code Expires: 0}); nothing is heard of it any more. */
  @Override
  void close();
}
