package org.offhook.api.phone;

/** Takes calls that ring elsewhere. Phone thread. */
public interface Pickups {
  /**
   * Takes the call that rings at a number: by Replaces (RFC 3891) where that is wanted and the
   * dialog is known, else by the feature code before the number.
   *
   * @param number number, {@code user@host} or URI of the one who is called
   * @throws CallRefused when pickup is off, or the call cannot be placed
   */
  Call directed(String number) throws CallRefused;

  /**
   * Takes a call that rings somewhere in one's own group, by feature code.
   *
   * @throws CallRefused when pickup is off, or the call cannot be placed
   */
  Call group() throws CallRefused;
}
