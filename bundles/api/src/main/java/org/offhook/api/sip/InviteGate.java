package org.offhook.api.sip;

import java.util.List;

/** Is asked before each INVITE of a user agent goes out, and may take its time. Phone thread. */
@FunctionalInterface
public interface InviteGate {
  /**
   * Decides about an INVITE.
   *
   * @param session the session that begins with it; nothing has been sent
   * @param headers headers that it will carry
   * @param answer takes the decision, at once or later; only the first one counts
   * @return runs when the caller gives up before there is a decision
   */
  Runnable ask(Session session, List<Header> headers, Answer answer);

  /** Takes the decision. */
  interface Answer {
    /** The INVITE goes out. */
    void go();

    /**
     * It does not; the session ends as if the peer had refused it.
     *
     * @param code SIP code, 400-699
     * @param reason reason, for people
     */
    void stop(int code, String reason);
  }
}
