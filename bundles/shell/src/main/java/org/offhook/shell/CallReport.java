package org.offhook.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.media.MediaReport;
import org.offhook.api.phone.Call;
import org.offhook.api.sip.SessionEnd;

/**
 * How a call went.
 *
 * @param uri the other end
 * @param talked how long it was up
 * @param media figures of its media
 * @param end why it ended, once it has
 */
record CallReport(String uri, Duration talked, MediaReport media, Optional<SessionEnd> end) {
  /** Of a call as it is now; phone thread. */
  static CallReport of(Call call) {
    return new CallReport(call.remote().uri(), call.talkTime(), call.report(), call.end());
  }

  @Override
  public String toString() {
    return new Columns()
        .row("call", uri)
        .row("time", CallCommands.time(talked))
        .row("codec", media.codec().isEmpty() ? "none" : media.codec())
        .row("sent", media.packetsSent() + " packets")
        .row("received", media.packetsReceived() + " packets")
        .row("lost", "%d packets, %s".formatted(media.packetsLost(), lossRate()))
        .row("late", media.packetsLate() + " packets")
        .row("refused", media.packetsRefused() + " packets")
        .row("jitter", millis(media.jitterMillis()))
        .row(
            "round trip", media.roundTripMillis() < 0 ? "unknown" : millis(media.roundTripMillis()))
        .row("buffer", media.bufferMillis() + " ms")
        .row("concealed", media.concealedMillis() + " ms")
        .row("MOS", String.format(Locale.ROOT, "%.2f", media.mos()))
        .row("end", end.map(why -> why.code() + " " + why.reason()).orElse("not ended"))
        .toString();
  }

  private String lossRate() {
    long expected = media.packetsReceived() + media.packetsLost();
    double percent = expected == 0 ? 0 : 100.0 * media.packetsLost() / expected;
    return String.format(Locale.ROOT, "%.1f %%", percent);
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.1f ms", value);
  }
}
