package org.offhook.api.phone;

/**
 * A number the person at the phone was asked for, such as the target of a transfer. Whoever offers
 * numbers (keys, lists, directories) gives them here first, before dialling them. Phone thread.
 */
public interface WantedNumber {
  /**
   * Takes a number for what it is wanted for.
   *
   * @return false when none is wanted
   */
  boolean take(String number);
}
