package org.offhook.api.phone;

import java.util.Optional;
import org.offhook.api.sip.DialogId;

/** Knows, by dialog-info (RFC 4235), which calls ring at others. Phone thread. */
public interface RingingElsewhere {
  /**
   * A call that rings at another.
   *
   * @param dialog its dialog as the one who is called knows it
   * @param caller URI at which the caller is reached; empty when the server did not tell
   */
  record Ringing(DialogId dialog, String caller) {}

  /** The call that rings at a number; empty when none does, or nobody watches the number. */
  Optional<Ringing> at(String number);
}
