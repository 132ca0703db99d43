package org.offhook.emergency;

import java.util.List;
import org.offhook.api.phone.EmergencyCalls.Route;
import org.offhook.api.time.Timers.Timer;

/** A call for help on one way, and the ways that are left. */
final class Attempt {
  final String number;
  final List<Route> left;
  Timer patience = () -> {};
  boolean silent;

  Attempt(String number, List<Route> left) {
    this.number = number;
    this.left = left;
  }
}
