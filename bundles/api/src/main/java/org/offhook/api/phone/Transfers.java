package org.offhook.api.phone;

/**
 * Transfer of calls (RFC 5589). What becomes of a transfer is told by {@link Phone#notice}; a call
 * whose transfer failed is given back. Phone thread.
 */
public interface Transfers {
  /**
   * Sends the other end of a call to somebody else, without asking there first.
   *
   * @param call a call that is up or held
   * @param target number, {@code user@host} or URI
   * @throws CallRefused when the call is not up, or is being transferred
   */
  void blind(Call call, String target) throws CallRefused;

  /**
   * Connects the other ends of two calls. While the second one still rings, its ringing is ended
   * and its target called by the first one's other end.
   *
   * @param call a call that is up or held
   * @param consultation the call with, or to, the target
   * @throws CallRefused when one of them is not up, or is being transferred
   */
  void attended(Call call, Call consultation) throws CallRefused;
}
