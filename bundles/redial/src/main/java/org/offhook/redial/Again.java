package org.offhook.redial;

import java.util.Locale;
import java.util.Optional;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;

/**
 * Somebody who can be called again.
 *
 * @param number what was typed, or the address of who called; empty when it was withheld
 * @param line index of the line the call was on
 */
record Again(String number, int line) {
  static Again of(CallLog.Entry entry) {
    return new Again(entry.address(), entry.line());
  }

  /** True when it leads to nobody: who called hid who it was (RFC 3323 section 4.1, RFC 3325). */
  boolean withheld() {
    String address = number.toLowerCase(Locale.ROOT).replaceFirst("^(sips?|tel):", "");
    String user = address.replaceFirst("@.*", "");
    String host = address.replaceFirst("^.*@", "").replaceFirst("[:;?].*", "");
    return address.isEmpty() || user.equals("anonymous") || host.endsWith(".invalid");
  }

  /** The line, while the phone still has it. */
  Optional<Line> on(Phone phone) {
    return phone.lines().stream().filter(one -> one.index() == line).findFirst();
  }
}
