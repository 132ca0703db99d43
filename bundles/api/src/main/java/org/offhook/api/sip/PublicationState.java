package org.offhook.api.sip;

/** Where a publication stands (RFC 3903). */
public enum PublicationState {
  /** Sent, or to be sent again; the server does not know the present state. */
  TRYING,
  /** The server has the present state. */
  PUBLISHED,
  /** Over, and not tried again: refused for good, published once, or closed. */
  TERMINATED
}
