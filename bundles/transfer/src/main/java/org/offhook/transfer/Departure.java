package org.offhook.transfer;

import org.offhook.api.phone.Call;
import org.offhook.api.time.Timers.Timer;

/** A call that we are transferring. */
final class Departure {
  final Call call;
  final Call consultation;
  final String target;
  Timer patience;
  boolean accepted;

  /**
   * A departure.
   *
   * @param call the call whose other end is sent away
   * @param consultation the call with the target, or null
   * @param target for people
   */
  Departure(Call call, Call consultation, String target) {
    this.call = call;
    this.consultation = consultation;
    this.target = target;
  }
}
