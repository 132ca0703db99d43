package org.offhook.fetch.http;

import java.io.IOException;

/** An error that tells place and reason already. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
