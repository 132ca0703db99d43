package org.offhook.api.sip;

/**
 * Handles a method outside of dialogs, such as NOTIFY or MESSAGE. Register it as a service with the
 * property {@value #METHOD} (and {@value #EVENT} for one event package of NOTIFY). Without a
 * handler the engine answers 405, or 489 to an unknown event.
 */
public interface RequestHandler {
  /** Service property: the method, in capitals. */
  String METHOD = "sip.method";

  /** Service property: the event package (RFC 6665), for NOTIFY. */
  String EVENT = "sip.event";

  /** Answers a request; on the phone thread. */
  void handle(IncomingRequest request);
}
