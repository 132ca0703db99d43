package org.offhook.phone;

import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.api.media.MediaSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audio of one call: its media session, and what was agreed about it (RFC 3264).
 *
 * <p>Whether we hold is kept three times: as wanted, as offered, and as agreed. {@link Reoffer}
 * brings the agreed in line with the wanted, one exchange at a time.
 */
final class Conversation {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final MediaReport NOTHING = new MediaReport("", 0, 0, 0, 0, 0, 0, -1, 0, 0, 0);

  private final MediaSessionListener listener;
  private MediaSession session;
  private Media origin;
  private MediaReport report = NOTHING;
  private AudioDevice device;
  private boolean muted;
  private boolean attached;
  private boolean audible;
  private boolean agreed;

  Conversation(MediaSessionListener listener) {
    this.listener = listener;
  }

  /**
   * Opens the session, unless it is open.
   *
   * @param localAddress where the line is reached from, or empty
   */
  void open(Media media, String localAddress) throws MediaException {
    if (session != null) {
      return;
    }
    session = media.open(listener, localAddress);
    origin = media;
    if (device != null) {
      session.device(device);
    }
    if (muted) {
      session.mute(true);
    }
  }

  /** Whether its session belongs to this engine. */
  boolean madeBy(Media media) {
    return session != null && origin == media;
  }

  boolean isOpen() {
    return session != null;
  }

  /** True once offer and answer have met. */
  boolean agreed() {
    return agreed;
  }

  String offer(boolean held) throws MediaException {
    return opened().offer(held ? Direction.SENDONLY : Direction.SENDRECV);
  }

  String answer(String offer, boolean held) throws MediaException {
    String answer = opened().answer(offer, held ? Direction.SENDONLY : Direction.SENDRECV);
    agree();
    return answer;
  }

  /** Finds out whether an offer can be answered; nothing is sent. */
  void probe(String offer) throws MediaException {
    opened().answer(offer, Direction.INACTIVE);
  }

  void accept(String answer) throws MediaException {
    opened().accept(answer);
    agree();
  }

  boolean heldByPeer() {
    return session != null && agreed && session.heldByPeer();
  }

  /** True while the peer's audio is expected. */
  boolean expectsAudio() {
    return session != null && agreed && session.direction().receives() && !session.heldByPeer();
  }

  void attach(boolean on) {
    attached = on;
    connect();
  }

  void device(AudioDevice chosen) {
    device = chosen;
    if (session != null) {
      session.device(chosen);
    }
  }

  boolean muted() {
    return muted;
  }

  void mute(boolean on) {
    muted = on;
    if (session != null) {
      session.mute(on);
    }
  }

  MediaReport report() {
    if (session != null) {
      report = session.report();
    }
    return report;
  }

  Optional<MediaSession> session() {
    return Optional.ofNullable(session);
  }

  /** Gives the session back; the last report stays. */
  void close() {
    MediaSession closing = session;
    if (closing == null) {
      return;
    }
    try {
      report = closing.report();
    } catch (RuntimeException e) {
      LOG.debug("No last report of a call's audio", e);
    }
    session = null;
    origin = null;
    agreed = false;
    audible = false;
    try {
      closing.close();
    } catch (RuntimeException e) {
      LOG.warn("The audio of a call did not close cleanly", e);
    }
  }

  private void agree() {
    agreed = true;
    connect();
  }

  private void connect() {
    boolean on = attached && agreed;
    if (session != null && on != audible) {
      audible = on;
      session.attach(on);
    }
  }

  private MediaSession opened() throws MediaException {
    if (session == null) {
      throw new MediaException("no media engine is running");
    }
    return session;
  }
}
