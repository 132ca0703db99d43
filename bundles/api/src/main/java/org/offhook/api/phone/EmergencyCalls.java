package org.offhook.api.phone;

import java.util.List;
import java.util.Optional;

/**
 * Calls for help: nothing keeps them back. They pass no dial rule, and need neither a registration
 * nor room for one more call. Phone thread.
 */
public interface EmergencyCalls {
  /** Whether a number calls for help. Any thread. */
  boolean isEmergency(String number);

  /**
   * The ways by which a call for help can go out, the best one first.
   *
   * @param number a number that calls for help
   * @param wished the line that the person chose, if any
   * @param lines the lines of the phone
   */
  List<Route> routes(String number, Optional<Line> wished, List<Line> lines);

  /**
   * One way.
   *
   * @param line the line to use
   * @param target number or URI to call on it
   */
  record Route(Line line, String target) {}
}
