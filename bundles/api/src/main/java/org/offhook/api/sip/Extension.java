package org.offhook.api.sip;

/**
 * An extension of SIP that a capability adds, such as {@code replaces} (RFC 3891). While it is
 * registered as a service, {@code Supported} names it, and requests may require it (RFC 3261
 * section 19.2); without, they are answered 420.
 */
public interface Extension {
  /** Its option tag, as registered with IANA, in lower case. */
  String tag();
}
