package org.offhook.api.sip;

/** The SIP engine: one stack shared by all user agents. Call it on the phone thread. */
public interface Signalling {
  /**
   * Opens a user agent for an account. Nothing is sent before {@link UserAgent#register()} or the
   * first request.
   */
  UserAgent open(Account account, UserAgentListener listener);
}
