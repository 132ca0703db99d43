package org.offhook.api.media;

import java.util.Optional;

/** Knows the call progress tones (ITU-T E.180) of the configured country. */
public interface ToneSource {
  /** The tone for an occasion, or empty where the country has none. */
  Optional<Tone> tone(Occasion occasion);

  /** When a tone is heard. */
  enum Occasion {
    /** Off-hook, waiting for digits. */
    DIAL,
    /** Dial tone with messages waiting. */
    STUTTER_DIAL,
    /** The far end rings. */
    RINGBACK,
    /** The far end is busy. */
    BUSY,
    /** The call failed on the way. */
    CONGESTION,
    /** A second call waits. */
    CALL_WAITING,
    /** Left off-hook. */
    HOWLER,
    /** The incoming call rings here. */
    RING
  }
}
