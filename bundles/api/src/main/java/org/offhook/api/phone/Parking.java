package org.offhook.api.phone;

/** Leaves calls on a server, where any phone fetches them. Phone thread. */
public interface Parking {
  /**
   * Parks a call.
   *
   * @param call a call that is up or held
   * @param place number of the place, or of the user it is parked at; empty lets the server choose
   * @throws CallRefused when the call is not up, or nothing can park it
   */
  void park(Call call, String place) throws CallRefused;

  /**
   * Fetches a parked call.
   *
   * @param place number of the place
   * @throws CallRefused when the place is empty text, or the call cannot be placed
   */
  Call retrieve(String place) throws CallRefused;
}
