package org.offhook.api.health;

import java.util.List;

/** Tells whether the phone is put together well: whether its bundles and components run. */
public interface Soundness {
  /**
   * Property of a component that offers something only together with another capability: while that
   * is away nothing is missed.
   */
  String EXPECTED_ABSENCE = "offhook.absence=expected";

  /** Each part that does not run though it should, with what it lacks. Any thread. */
  List<Fault> faults();

  /**
   * A part that does not run.
   *
   * @param part symbolic name of the bundle, or name of the component
   * @param reason one line for people
   */
  record Fault(String part, String reason) {}
}
