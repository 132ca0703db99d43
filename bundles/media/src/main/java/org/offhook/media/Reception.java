package org.offhook.media;

/**
 * What comes from one peer: counted, sorted into voice, events and pauses, and put into the jitter
 * buffer. Belongs to the media clock.
 */
final class Reception {
  /** Comfort noise (RFC 3389). Nobody asked for it, and some send it all the same. */
  static final int COMFORT_NOISE = 13;

  final JitterBuffer buffer;
  private final VoiceStream.StreamEvents events;
  private ReceptionFigures figures = new ReceptionFigures(8000);
  private CodecUse use;
  private EventReceiver eventReceiver;
  private int source;
  private boolean heardAny;
  private long silentNanos;

  Reception(JitterBuffer buffer, VoiceStream.StreamEvents events) {
    this.buffer = buffer;
    this.events = events;
  }

  /** Expects the packets of this codec from now on. */
  void use(CodecUse next) {
    if (use == null || use.clockRate() != next.clockRate()) {
      figures = new ReceptionFigures(next.clockRate());
    }
    use = next;
    eventReceiver = new EventReceiver(next.clockRate(), events::event);
  }

  /** Takes a packet that arrived; what was not agreed on is passed over. */
  void take(RtpPacket packet, int packetMillis, long nowNanos) {
    if (packet.payloadType == use.receiveType()) {
      voice(packet, packetMillis, nowNanos);
    } else if (packet.payloadType == use.eventReceiveType()) {
      boolean fits = pause(packet, nowNanos);
      eventReceiver.packet(packet);
      hold(packet, fits);
    } else if (packet.payloadType == COMFORT_NOISE) {
      hold(packet, pause(packet, nowNanos));
    }
  }

  private void voice(RtpPacket packet, int packetMillis, long nowNanos) {
    from(packet.ssrc);
    if (!figures.count(packet)) {
      return;
    }
    silentNanos = nowNanos;
    if (!heardAny) {
      heardAny = true;
      events.media();
    }
    buffer.put(packet, figures.extended(packet.sequence));
    buffer.adapt(figures.jitterMillis(), packetMillis);
  }

  /** Counts a packet that takes the place of voice: its timestamp says nothing about jitter. */
  private boolean pause(RtpPacket packet, long nowNanos) {
    from(packet.ssrc);
    silentNanos = nowNanos;
    return figures.arrived(packet.sequence);
  }

  /** What an event or a pause replaces is silent, and not lost. */
  private void hold(RtpPacket packet, boolean fits) {
    if (fits && heardAny) {
      packet.payloadLength = 0;
      buffer.put(packet, figures.extended(packet.sequence));
    }
  }

  /** A new source of the same peer (RFC 3550 section 8.2): its numbers begin anew. */
  private void from(int ssrc) {
    if (ssrc != source) {
      source = ssrc;
      figures = new ReceptionFigures(use.clockRate());
      buffer.clear();
    }
  }

  void tick() {
    eventReceiver.tick();
  }

  /** Tells when nothing came for this long; each time once. */
  void watch(boolean receiving, long nowNanos, long limitNanos) {
    if (silentNanos == 0 || !receiving) {
      silentNanos = nowNanos;
    } else if (nowNanos - silentNanos > limitNanos) {
      silentNanos = nowNanos;
      events.silence();
    }
  }

  ReceptionFigures figures() {
    return figures;
  }

  int source() {
    return source;
  }

  boolean heardAny() {
    return heardAny;
  }
}
