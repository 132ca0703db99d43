package org.offhook.api.health;

/** A capability tells how it is. Registered as a service; asked from any thread; must not block. */
public interface HealthProbe {
  /** Name of what is probed, such as {@code line 0} or {@code syslog}. */
  String name();

  /** How it is now. */
  Health probe();

  /**
   * A state and the reason for it.
   *
   * @param state the state
   * @param detail one line for people; no secrets
   */
  record Health(State state, String detail) {
    /** All is well. */
    public static Health ok(String detail) {
      return new Health(State.OK, detail);
    }

    /** Works, with something to look at. */
    public static Health warn(String detail) {
      return new Health(State.WARN, detail);
    }

    /** Does not work. */
    public static Health critical(String detail) {
      return new Health(State.CRITICAL, detail);
    }
  }

  /** How well something works. */
  enum State {
    /** All is well. */
    OK,
    /** Works, with something to look at. */
    WARN,
    /** Does not work. */
    CRITICAL
  }
}
