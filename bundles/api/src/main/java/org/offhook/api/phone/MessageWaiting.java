package org.offhook.api.phone;

import java.util.Optional;

/** Messages that wait for the lines of the phone (RFC 3842). Phone thread. */
public interface MessageWaiting {
  /** What is known of a line's mailbox; empty before its server has said anything. */
  Optional<Summary> summary(Line line);

  /** True when messages wait for any line: the message lamp. */
  boolean lamp();

  /**
   * Calls the mailbox.
   *
   * @throws CallRefused when no number is configured, or the call cannot be placed
   */
  Call call() throws CallRefused;

  /** True when the person is asked for the PIN of the mailbox before it is called. */
  default boolean wantsPin() {
    return false;
  }

  /**
   * Calls the mailbox, and tells it the PIN when it has answered.
   *
   * @param pin digits; empty to tell none
   * @throws CallRefused as {@link #call()}
   */
  default Call call(String pin) throws CallRefused {
    return call();
  }

  /**
   * State of a mailbox.
   *
   * @param waiting whether messages wait
   * @param account address of the mailbox; empty when not told
   * @param newVoice new voice messages; 0 also when not told
   * @param oldVoice old voice messages
   * @param newUrgent urgent ones among the new
   * @param oldUrgent urgent ones among the old
   */
  record Summary(
      boolean waiting, String account, int newVoice, int oldVoice, int newUrgent, int oldUrgent) {}

  /** Hears of mailboxes that change; register it as a service. Phone thread. */
  interface Listener {
    /** A mailbox has changed. */
    void onMessages(Line line, Summary summary);
  }
}
