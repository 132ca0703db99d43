package org.offhook.keys;

/** What a number is wanted for. */
enum Purpose {
  /** Nothing: no number is wanted. */
  NONE,
  /** A call. */
  CALL,
  /** Somebody to whom a call is sent without asking. */
  BLIND,
  /** Somebody who is asked before a call is sent there. */
  CONSULT,
  /** One more party of a conference. */
  CONFERENCE,
  /** No number but a PIN; it is not shown. */
  PIN;

  /** True for digits that are dialled by nobody. */
  boolean keepsDigits() {
    return this == BLIND || this == PIN;
  }
}
