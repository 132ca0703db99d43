package org.offhook.api.phone;

/** One link in the chain that dialled numbers pass, highest service ranking first. Phone thread. */
public interface DialRule {
  /**
   * Looks at a number.
   *
   * @param line the line chosen so far
   * @param target what was typed, as changed by the rules before
   * @return the target to go on with
   * @throws CallRefused to keep it from being dialled, with the reason
   */
  String apply(Line line, String target) throws CallRefused;
}
