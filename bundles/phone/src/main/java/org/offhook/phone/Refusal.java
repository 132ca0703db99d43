package org.offhook.phone;

import java.util.List;
import org.offhook.api.sip.Header;

/** What a refusal tells the other end besides its code. */
final class Refusal {
  private static final int NOT_ACCEPTABLE = 488;

  private Refusal() {}

  /** A Warning that says why a session description cannot be met (RFC 3261 section 20.43). */
  static List<Header> headers(int code, String why) {
    if (code != NOT_ACCEPTABLE) {
      return List.of();
    }
    String text = why.replaceAll("[\\\\\"\\p{Cntrl}]", "'");
    return List.of(new Header("Warning", "305 offhook \"" + text + "\""));
  }
}
