package org.offhook.media;

import org.offhook.api.media.MediaReport;

/** Makes a report of what a stream has counted. */
final class StreamFigures {
  private StreamFigures() {}

  /**
   * The figures of a stream.
   *
   * @param use the codec; null before there is one
   * @param refused packets that were not taken
   */
  static MediaReport of(VoiceStream stream, CodecUse use, long refused) {
    CodecUse now = stream.inUse() == null ? use : stream.inUse();
    String codec = now == null ? "" : now.name();
    long lost = stream.packetsLost();
    long late = stream.packetsLate();
    long expected = stream.packetsReceived() + lost;
    double loss = expected == 0 ? 0 : 100.0 * Math.min(expected, lost + late) / expected;
    double roundTrip = stream.rtcp.roundTripMillis();
    double delay =
        Math.max(0, roundTrip) / 2
            + stream.bufferMillis()
            + (now == null ? 0 : now.packetMillis())
            + Audio.TICK_MILLIS;
    return new MediaReport(
        codec,
        stream.packetsSent(),
        stream.packetsReceived(),
        lost,
        late,
        refused,
        stream.jitterMillis(),
        roundTrip,
        stream.bufferMillis(),
        stream.concealedMillis(),
        // Nothing was heard: there is no quality to speak of.
        stream.packetsReceived() == 0 ? 1 : EModel.of(codec).mos(delay, loss));
  }
}
