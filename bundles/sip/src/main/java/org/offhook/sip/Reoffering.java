package org.offhook.sip;

/** An offer or refresh of ours, inside a dialog, that waits for its answer. */
final class Reoffering {
  final String method;
  final String sdp;
  final boolean refresh;
  final Dialog dialog;
  Exchange exchange;

  /**
   * One that is about to be sent.
   *
   * @param method INVITE or UPDATE
   * @param sdp the offer, or empty
   * @param refresh true when it only refreshes the session interval
   */
  Reoffering(String method, String sdp, boolean refresh, Dialog dialog) {
    this.method = method;
    this.sdp = sdp;
    this.refresh = refresh;
    this.dialog = dialog;
  }

  /** CSeq of the request, as it was sent last. */
  int sequence() {
    return exchange.sequence();
  }
}
