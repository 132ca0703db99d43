package org.offhook.api.time;

import java.time.Instant;

/** What time it is. Tests wind it by hand. */
public interface Clock {
  /** Nanoseconds of a clock that never jumps; only differences mean anything. */
  long nanos();

  /** The time of day. */
  Instant now();
}
