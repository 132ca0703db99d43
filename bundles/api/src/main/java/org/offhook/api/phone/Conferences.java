package org.offhook.api.phone;

import java.util.List;

/** Conferences mixed on the phone. Phone thread. */
public interface Conferences {
  /** The calls of the conference, oldest first; empty when there is none. */
  List<Call> parties();

  /**
   * Brings calls together, with those that are together already.
   *
   * @param calls calls that are up or held
   * @throws CallRefused when one is not up, or there are more than the phone can mix
   */
  void join(List<Call> calls) throws CallRefused;

  /**
   * Takes a call out again; it is held, and a conference of one is none.
   *
   * @throws CallRefused when it is in no conference
   */
  void split(Call call) throws CallRefused;

  /**
   * Leaves a conference of two others and connects them with each other, by transfer.
   *
   * @throws CallRefused when there are not two others, or nothing transfers calls
   */
  void leave() throws CallRefused;
}
