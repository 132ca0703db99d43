package org.offhook.sip;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.sip.RequestHandler;

/** Finds who handles a method, or an event package of NOTIFY. */
interface RequestHandlers {
  /**
   * The handler.
   *
   * @param method in capitals
   * @param event event package of a NOTIFY, in lower case, without parameters; else empty
   */
  Optional<RequestHandler> find(String method, String event);

  /** A registrar told what time it is there. */
  default void dated(String server, Instant date) {}

  /** Option tags of the extensions that others bring, in lower case. */
  default Set<String> extensions() {
    return Set.of();
  }
}
