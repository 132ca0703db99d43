package org.offhook.keys;

/** A softkey that something is configured for. */
interface ConfiguredSoftkey {
  /** Where it belongs, and what it does. */
  Slot slot();

  /** Sets of softkeys. */
  enum Row {
    /** Of the idle phone. */
    IDLE,
    /** Of a call. */
    CALL,
    /** Those that others refer to. */
    PSK
  }

  /**
   * A softkey as configured.
   *
   * @param row the set it belongs to
   * @param index its place in the set
   * @param function type of a key; empty for what it is by default
   * @param label its text; empty for the usual one
   * @param number number, or code
   * @param psk which programmable softkey it refers to
   * @param dial whether a code is dialled at once
   */
  record Slot(
      Row row, int index, String function, String label, String number, int psk, boolean dial) {}
}
