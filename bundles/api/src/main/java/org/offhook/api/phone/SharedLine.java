package org.offhook.api.phone;

/** A line that several phones share, as its server tells of it. Phone thread. */
public interface SharedLine {
  /** Index of the line. */
  int index();

  /** What others do on it; UNKNOWN while the server tells nothing. */
  BusyLampField.State elsewhere();

  /** Has a task run whenever that changes; returns what ends it. */
  Runnable watch(Runnable listener);

  /**
   * Goes on here with the call that somebody holds on another phone.
   *
   * @throws CallRefused when nobody holds one
   */
  Call retrieve() throws CallRefused;
}
