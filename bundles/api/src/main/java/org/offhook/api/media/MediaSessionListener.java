package org.offhook.api.media;

/** What happens to a media session. Called on the phone thread. */
public interface MediaSessionListener {
  /** The first packet of the peer was played. */
  default void onMedia() {}

  /** A named event ended (RFC 4733). */
  default void onEvent(int event, int millis) {}

  /** Nothing was received for the configured time (broken connection detection). */
  default void onSilence() {}
}
