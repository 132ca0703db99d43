package org.offhook.api.phone;

import java.util.List;
import org.offhook.api.sip.DialogId;

/** Knows, by dialog-info (RFC 4235), which calls others are in. Phone thread. */
public interface CallsElsewhere {
  /**
   * A call of another.
   *
   * @param dialog its dialog as that other knows it; empty texts where the server keeps it secret
   * @param state trying, proceeding, early or confirmed
   * @param initiated true when that other called
   * @param held true when that other holds it
   * @param exclusive true when nobody else may take or join it (RFC 7463 section 5.2.3)
   * @param appearance its number on a shared line (RFC 7463 section 5.2.1); 0 when none is told
   * @param at URI at which that other is reached; empty when the server did not tell
   * @param with URI at which the peer is reached; empty when the server did not tell
   */
  record Elsewhere(
      DialogId dialog,
      String state,
      boolean initiated,
      boolean held,
      boolean exclusive,
      int appearance,
      String at,
      String with) {}

  /** The calls of a number that is watched; none for one that nobody watches. */
  List<Elsewhere> at(String number);
}
