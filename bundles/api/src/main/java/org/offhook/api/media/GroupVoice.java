package org.offhook.api.media;

/** The microphone, sent to a group until closed. Phone thread. */
public interface GroupVoice extends AutoCloseable {
  /** Figures so far; nothing is received. */
  MediaReport report();

  /** Ends it and frees its socket. */
  @Override
  void close();
}
