package org.offhook.paging;

/** An announcement that cannot be made, or a question that is none; says why. */
final class PageRefused extends Exception {
  private static final long serialVersionUID = 1L;

  PageRefused(String message) {
    super(message);
  }
}
