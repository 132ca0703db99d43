package org.offhook.lock;

/** Which calls a locked phone takes and places. */
enum Policy {
  /** All. */
  BOTH,
  /** Those that come in. */
  INCOMING,
  /** None. */
  NONE;

  /** As configured here, else as the server wants it. */
  static Policy of(LockConfig config) {
    return switch (config.policy()) {
      case "ALLOW_BOTH" -> BOTH;
      case "ALLOW_INCOMING_ONLY" -> INCOMING;
      case "DENY_BOTH" -> NONE;
      default ->
          switch (config.serverPolicy()) {
            case "0" -> BOTH;
            case "2" -> NONE;
            default -> INCOMING;
          };
    };
  }
}
