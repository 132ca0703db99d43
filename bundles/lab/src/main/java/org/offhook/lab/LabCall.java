package org.offhook.lab;

/** A call that the lab itself takes part in. Loop only. */
interface LabCall {
  /** A request inside the dialog, not ACK. */
  void request(SipMessage request, String key, Flow from);

  /** An ACK to a 2xx of the lab. */
  void acknowledged(SipMessage ack);

  /** Ends it from here. */
  void hangup();
}
