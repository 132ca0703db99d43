package org.offhook.sip;

/** An offer of the peer that waits for the answer of those above. */
interface OfferedToUs {
  /** The answer to send. */
  void accept(String answer);

  /** It is refused. */
  void refuse(int code, String reason);
}
