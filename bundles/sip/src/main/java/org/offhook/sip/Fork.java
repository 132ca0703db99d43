package org.offhook.sip;

/** One early dialog of an INVITE that may have many (RFC 3261 section 12.1, RFC 3262). */
final class Fork {
  /** Its dialog. */
  final Dialog dialog;

  /** True once offer and answer are complete in it. */
  boolean described;

  private long lastReliable;

  Fork(Dialog dialog) {
    this.dialog = dialog;
  }

  /** True when a provisional response must be acknowledged. */
  static boolean isReliable(Reply reply) {
    return Msg.names(reply.message(), "Require", "100rel") && reply.number("RSeq", 0) > 0;
  }

  /**
   * False for a reliable response that was seen already, or came too early (RFC 3262 section 4).
   */
  boolean inOrder(Reply reply) {
    if (!isReliable(reply)) {
      return true;
    }
    long number = reply.number("RSeq", 0);
    if (lastReliable != 0 && number != lastReliable + 1) {
      return false;
    }
    lastReliable = number;
    return true;
  }
}
