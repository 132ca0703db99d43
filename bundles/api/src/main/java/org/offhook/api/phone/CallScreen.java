package org.offhook.api.phone;

import java.time.Duration;
import java.util.List;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;

/**
 * One link in the chain that incoming calls pass, highest service ranking first. The first verdict
 * other than {@link Proceed} counts. Phone thread.
 */
public interface CallScreen {
  /** Ranking of what takes the place of a call that is up (RFC 3891): no lock keeps it out. */
  int REPLACES = 1000;

  /** Rankings of the chain, highest first. */
  int LOCK = 900;

  /** Ranking of ban lists. */
  int BAN_LIST = 800;

  /** Ranking of do-not-disturb. */
  int DO_NOT_DISTURB = 700;

  /** Ranking of call forward. */
  int FORWARD = 600;

  /** Ranking of busy-on-busy. */
  int BUSY = 500;

  /** Ranking of automatic answer. */
  int AUTO_ANSWER = 400;

  /** Judges a call that came in on a line. */
  Verdict screen(Line line, Session session);

  /** What becomes of the call. */
  sealed interface Verdict permits Proceed, Reject, Redirect, Answer, Replace {}

  /** Let the next link judge; after the last one the call alerts. */
  record Proceed() implements Verdict {}

  /**
   * Reject it.
   *
   * @param code SIP code, 400-699
   * @param reason reason phrase
   */
  record Reject(int code, String reason) implements Verdict {}

  /**
   * Send it elsewhere (302).
   *
   * @param target SIP URI
   * @param after how long it rings here first; zero to send it on at once
   * @param headers headers for the answer, such as Diversion (RFC 5806)
   */
  record Redirect(String target, Duration after, List<Header> headers) implements Verdict {
    /** At once, without headers. */
    public Redirect(String target) {
      this(target, Duration.ZERO, List.of());
    }
  }

  /**
   * Answer it without a person.
   *
   * @param after how long to wait; zero to answer at once
   * @param ring true to send 180 first
   */
  record Answer(Duration after, boolean ring) implements Verdict {
    /** Answers after a wait; the caller hears ringing unless it is answered at once. */
    public Answer(Duration after) {
      this(after, !after.isZero());
    }
  }

  /**
   * Answer it at once in the place of another call, which ends (RFC 3891).
   *
   * @param call the call it replaces, connected, held or ringing out
   */
  record Replace(Call call) implements Verdict {}
}
