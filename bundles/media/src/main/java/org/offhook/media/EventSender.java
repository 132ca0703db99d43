package org.offhook.media;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Named events in place of audio (RFC 4733 section 2.5): one timestamp for the whole event, a
 * rising duration, three packets at its end. Belongs to the media clock.
 */
final class EventSender {
  static final int PAYLOAD_BYTES = 4;
  private static final int END_PACKETS = 3;
  private static final int GAP_MILLIS = 60;
  private static final int MAX_WAITING = 64;
  private static final int VOLUME = 10;

  private final Deque<Event> waiting = new ArrayDeque<>();
  private Event current;
  private int elapsedMillis;
  private int endsSent;
  private int gapMillis;

  private record Event(int code, int millis) {}

  void add(int code, int millis) {
    if (waiting.size() < MAX_WAITING) {
      waiting.add(new Event(code, millis));
    }
  }

  /** Begins the next event when it is time; true while an event is being sent. */
  boolean active(int tickMillis) {
    if (current == null) {
      gapMillis = Math.max(0, gapMillis - tickMillis);
      if (gapMillis == 0 && !waiting.isEmpty()) {
        current = waiting.poll();
        elapsedMillis = 0;
        endsSent = 0;
      }
    }
    return current != null;
  }

  /** True before the first packet of an event, which carries the marker. */
  boolean first() {
    return elapsedMillis == 0;
  }

  /** Writes the next payload. */
  void write(byte[] out, int at, int tickMillis, int clockRate) {
    boolean over = elapsedMillis + tickMillis >= current.millis();
    elapsedMillis = Math.min(current.millis(), elapsedMillis + tickMillis);
    out[at] = (byte) current.code();
    out[at + 1] = (byte) ((over ? 0x80 : 0) | VOLUME);
    long duration = (long) elapsedMillis * clockRate / 1000;
    Bytes.put16(out, at + 2, (int) Math.min(0xffff, duration));
    if (over && ++endsSent == END_PACKETS) {
      current = null;
      gapMillis = GAP_MILLIS;
    }
  }
}
