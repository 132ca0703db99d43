package org.offhook.api.phone;

/** Calls again. Phone thread. */
public interface Redial {
  /**
   * The number that was dialled last.
   *
   * @throws CallRefused when there is none, or it cannot be called
   */
  Call last() throws CallRefused;

  /**
   * Whoever called last.
   *
   * @throws CallRefused when nobody did, or it cannot be called
   */
  Call back() throws CallRefused;

  /** Gives up a busy number that would be called again. */
  void stop();
}
