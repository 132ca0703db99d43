package org.offhook.api.media;

/** A media description that cannot be used, or a port that cannot be had; says which and why. */
public class MediaException extends Exception {
  /** With the reason. */
  public MediaException(String message) {
    super(message);
  }
}
