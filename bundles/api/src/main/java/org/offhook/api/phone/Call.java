package org.offhook.api.phone;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaReport;
import org.offhook.api.media.MediaSession;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;

/** A call. Call it on the phone thread. */
public interface Call {
  /** Short number for people, unique among the calls that are up, from 1. */
  int id();

  /** The line it is on. */
  Line line();

  /** True when the other end called. */
  boolean incoming();

  /** The other end. */
  Party remote();

  /** Where it stands. */
  CallState state();

  /** True when the other end holds us. */
  boolean heldByPeer();

  /** Time since it was answered; zero before. */
  Duration talkTime();

  /** Why it ended, once it has. */
  Optional<SessionEnd> end();

  /** Figures of its media so far. */
  MediaReport report();

  /** Its media; present until it has ended. */
  Optional<MediaSession> media();

  /** Its signalling. */
  Session session();

  /** Answers a ringing call; a call that is up is put on hold. */
  void answer();

  /** Rejects a ringing call with the configured code. */
  void reject();

  /** Rejects a ringing call with this code. */
  void reject(int code, String reason);

  /** Puts it on hold. */
  void hold();

  /** Takes it off hold; a call that is up is put on hold. */
  void resume();

  /** Silences the microphone for this call. */
  void mute(boolean muted);

  /** Whether the microphone is silenced for this call. */
  default boolean muted() {
    return false;
  }

  /** Sends digits ({@code 0-9 * # A-D}, {@code ,} pauses 2 s) by the configured method. */
  void sendDigits(String digits);

  /** Uses this device instead of the configured one. */
  void device(AudioDevice device);

  /** Ends it, whatever its state. */
  void hangup();
}
