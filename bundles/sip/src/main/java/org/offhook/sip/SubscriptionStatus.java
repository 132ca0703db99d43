package org.offhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A Subscription-State header (RFC 6665 section 8.4).
 *
 * @param state first word, in lower case: {@code active}, {@code pending}, {@code terminated}
 * @param reason why it was terminated, in lower case, or empty
 * @param expires seconds that are left, or -1
 * @param retryAfter seconds to wait before a new attempt, or -1
 */
record SubscriptionStatus(String state, String reason, int expires, int retryAfter) {

  /** The header of a NOTIFY; one without it is of an active subscription. */
  static SubscriptionStatus of(SIPMessage notify) {
    return parse(Msg.value(notify, "Subscription-State").orElse("active"));
  }

  private static SubscriptionStatus parse(String text) {
    String[] parts = text.split(";");
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      if (pair.length == 2) {
        parameters.put(lower(pair[0]), lower(pair[1]));
      }
    }
    return new SubscriptionStatus(
        lower(parts[0]),
        parameters.getOrDefault("reason", ""),
        Msg.leadingNumber(parameters.getOrDefault("expires", ""), -1),
        Msg.leadingNumber(parameters.getOrDefault("retry-after", ""), -1));
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  boolean terminated() {
    return state.equals("terminated");
  }

  /** True when the notifier does not want to be asked again. */
  boolean forGood() {
    return reason.equals("rejected") || reason.equals("noresource") || reason.equals("invariant");
  }

  /** True when a new subscription may follow at once. */
  boolean again() {
    return reason.equals("deactivated") || reason.equals("timeout");
  }
}
