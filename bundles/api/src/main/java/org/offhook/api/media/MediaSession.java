package org.offhook.api.media;

import java.io.IOException;
import java.util.List;

/**
 * The media of one call: SDP offer and answer (RFC 3264, RFC 8866), RTP and RTCP (RFC 3550), and a
 * place in the mixer. Call it on the phone thread.
 */
public interface MediaSession extends AutoCloseable {

  /** An offer with all usable codecs, in configured order; later ones raise the o= version. */
  String offer(Direction direction) throws MediaException;

  /**
   * Takes the peer's answer to our last offer. May come again for the same offer (forked early
   * media).
   *
   * @throws MediaException when nothing in it can be used
   */
  void accept(String answer) throws MediaException;

  /**
   * Answers the peer's offer.
   *
   * @param direction what we want; the answer is narrowed to what the offer allows
   * @return the SDP answer
   * @throws MediaException when there is no codec in common (488) or it is malformed (400)
   */
  String answer(String offer, Direction direction) throws MediaException;

  /** The direction in force, seen from here. */
  Direction direction();

  /** True when the peer holds us ({@code sendonly}, {@code inactive} or address 0.0.0.0). */
  boolean heldByPeer();

  /** Connects or disconnects microphone and loudspeaker. */
  void attach(boolean attached);

  /** Uses this device instead of the configured one. */
  void device(AudioDevice device);

  /** Mixes these sessions with this one, each hearing all others (a conference); empty parts. */
  void mixWith(List<MediaSession> others);

  /** Plays a tone into the call, instead of the microphone. */
  Media.Playback send(Tone tone);

  /**
   * Sends what a device hears into the call, instead of the microphone, and also while we hold the
   * call (music on hold).
   *
   * @throws IOException when the device cannot be opened, with the reason
   */
  default Media.Playback send(AudioDevice device) throws IOException {
    throw new IOException("not offered by this media engine");
  }

  /** Stops sending the microphone; silence goes out instead. */
  void mute(boolean muted);

  /**
   * Sends a named event (RFC 4733) once the events before it are out.
   *
   * @param event event code, such as 0-15 for DTMF
   * @param millis duration
   * @return false when the peer takes no telephone-event
   */
  boolean sendEvent(int event, int millis);

  /** True when telephone-event (RFC 4733) was agreed on, so that digits are expected as events. */
  default boolean takesEvents() {
    return false;
  }

  /** Figures so far. */
  MediaReport report();

  /** Ends RTP with RTCP BYE, and frees the port. */
  @Override
  void close();

  /** Direction of a stream seen from here (RFC 3264). */
  enum Direction {
    /** Both ways. */
    SENDRECV("sendrecv"),
    /** We send only. */
    SENDONLY("sendonly"),
    /** We receive only. */
    RECVONLY("recvonly"),
    /** Neither. */
    INACTIVE("inactive");

    private final String attribute;

    Direction(String attribute) {
      this.attribute = attribute;
    }

    /** The SDP attribute. */
    public String attribute() {
      return attribute;
    }

    /** True when media leaves. */
    public boolean sends() {
      return this == SENDRECV || this == SENDONLY;
    }

    /** True when media is expected. */
    public boolean receives() {
      return this == SENDRECV || this == RECVONLY;
    }

    /** The direction with these two properties. */
    public static Direction of(boolean sends, boolean receives) {
      if (sends) {
        return receives ? SENDRECV : SENDONLY;
      }
      return receives ? RECVONLY : INACTIVE;
    }
  }
}
