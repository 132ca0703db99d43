package org.offhook.api.phone;

import org.offhook.api.sip.IncomingRequest;

/**
 * Handles requests that come inside the dialog of a call and that neither the SIP engine nor the
 * phone handles itself, such as INFO (RFC 6086). Register it as a service with the property {@value
 * #METHOD}; several may serve one method, highest service ranking first. Where no handler takes a
 * request, the phone answers 501.
 */
public interface CallRequestHandler {
  /** Service property: the method, in capitals. */
  String METHOD = "sip.method";

  /**
   * Looks at a request; on the phone thread.
   *
   * @return true when it has answered the request or will; false to leave it to the next handler
   */
  boolean handle(Call call, IncomingRequest request);
}
