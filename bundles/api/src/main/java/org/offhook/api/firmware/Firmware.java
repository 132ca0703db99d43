package org.offhook.api.firmware;

/**
 * Changes the image of this phone. What is installed goes to the idle slot, and the phone starts
 * with it, on trial, as soon as nobody talks.
 */
public interface Firmware extends SignedFiles {
  /** Version of the image that runs. */
  String version();

  /** How things stand, for people. */
  String status();
}
