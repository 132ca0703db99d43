package org.offhook.media;

/**
 * Finds the events in telephone-event packets; each is reported once, even when its end is lost.
 */
final class EventReceiver {
  private static final int LOST_END_TICKS = 10;

  private final Report report;
  private final int clockRate;
  private long timestamp = -1;
  private long reported = -1;
  private int event;
  private int duration;
  private int silentTicks;

  /** Takes an event. */
  interface Report {
    void event(int event, int millis);
  }

  EventReceiver(int clockRate, Report report) {
    this.clockRate = clockRate;
    this.report = report;
  }

  void packet(RtpPacket packet) {
    if (packet.payloadLength < EventSender.PAYLOAD_BYTES || packet.timestamp == reported) {
      return;
    }
    if (packet.timestamp != timestamp) {
      finish();
      timestamp = packet.timestamp;
      duration = 0;
    }
    silentTicks = 0;
    event = packet.bytes[packet.payloadAt] & 0xff;
    duration = Math.max(duration, Bytes.unsigned16(packet.bytes, packet.payloadAt + 2));
    if ((packet.bytes[packet.payloadAt + 1] & 0x80) != 0) {
      finish();
    }
  }

  /** Time goes on; an event whose end never comes ends by itself. */
  void tick() {
    if (timestamp >= 0 && ++silentTicks > LOST_END_TICKS) {
      finish();
    }
  }

  private void finish() {
    if (timestamp >= 0) {
      reported = timestamp;
      timestamp = -1;
      report.event(event, (int) ((long) duration * 1000 / clockRate));
    }
  }
}
