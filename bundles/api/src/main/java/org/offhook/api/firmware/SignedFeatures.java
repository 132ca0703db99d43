package org.offhook.api.firmware;

import java.io.IOException;

/**
 * Features of the phone that runs, calls or no calls. Installing returns when the feature has
 * proved itself; one that does not is taken back, and what was there before is there again.
 */
public interface SignedFeatures extends SignedFiles {
  /**
   * Takes a feature back; where the image has it too, that one is there again.
   *
   * @throws IOException when it was not installed from a file, or does not leave
   */
  void remove(String feature) throws IOException;

  /** The features that were installed and those that were given up, a line each, for people. */
  String status();
}
