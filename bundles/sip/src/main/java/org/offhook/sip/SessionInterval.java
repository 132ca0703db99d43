package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.List;
import java.util.Locale;
import org.offhook.api.sip.Header;

/**
 * A session interval agreed on (RFC 4028).
 *
 * @param seconds the interval; 0 without session timer
 * @param refreshedByUs true when we send the refreshes
 */
record SessionInterval(int seconds, boolean refreshedByUs) {
  /** No session timer. */
  static final SessionInterval NONE = new SessionInterval(0, false);

  /** Nobody may ask for less (section 5). */
  static final int SHORTEST = 90;

  private static final String EXPIRES = "Session-Expires";

  /** What the 2xx to our request says (section 7.2); {@link #NONE} when it says nothing. */
  static SessionInterval ofAnswer(SIPMessage response) {
    int seconds = Msg.number(response, EXPIRES, 0);
    return seconds <= 0 ? NONE : new SessionInterval(seconds, !refresher(response).equals("uas"));
  }

  /**
   * What we agree to on a request (section 9).
   *
   * @param wanted interval of our own; 0 for none
   * @param shortest shortest we accept
   */
  static SessionInterval ofRequest(SIPMessage request, int wanted, int shortest) {
    int asked = Msg.number(request, EXPIRES, 0);
    boolean peerKnows = Features.has(request, "timer");
    if (asked <= 0) {
      return wanted > 0 && peerKnows ? new SessionInterval(wanted, true) : NONE;
    }
    int floor = Math.max(shortest, Msg.number(request, "Min-SE", SHORTEST));
    int seconds = wanted > 0 ? Math.max(Math.min(asked, wanted), floor) : asked;
    boolean byUs = !peerKnows || refresher(request).equals("uas");
    return new SessionInterval(Math.min(seconds, asked), byUs);
  }

  /** True when a request asks for a shorter interval than we accept: 422. */
  static boolean tooShort(SIPMessage request, int shortest) {
    int asked = Msg.number(request, EXPIRES, 0);
    return asked > 0 && asked < shortest && Features.has(request, "timer");
  }

  /** The headers of a 2xx that agrees on it (section 9). */
  List<Header> headers() {
    if (seconds == 0) {
      return List.of();
    }
    String value = seconds + ";refresher=" + (refreshedByUs ? "uas" : "uac");
    Header expires = new Header(EXPIRES, value);
    return refreshedByUs ? List.of(expires) : List.of(expires, new Header("Require", "timer"));
  }

  /** When the refresher refreshes: at half time (section 7.2). */
  int refreshAfter() {
    return seconds / 2;
  }

  /** When the other one gives up: a third, at most 32 s, before the end (section 10). */
  int giveUpAfter() {
    return seconds - Math.min(32, seconds / 3);
  }

  private static String refresher(SIPMessage message) {
    String value = Msg.value(message, EXPIRES).orElse("").toLowerCase(Locale.ROOT);
    int at = value.indexOf("refresher=");
    return at < 0 ? "" : value.substring(at + "refresher=".length()).split("[;\\s]", 2)[0];
  }
}
