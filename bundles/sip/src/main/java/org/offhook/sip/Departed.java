package org.offhook.sip;

import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.UserAgentListener;

/** Stands in for the listener of a user agent that is closed and unregistered. */
enum Departed implements UserAgentListener {
  /** It has no state. */
  INSTANCE;

  @Override
  public void onRegistration(RegistrationState state) {
    // Nobody is left to hear it.
  }

  @Override
  public void onIncoming(Session session) {
    session.reject(480, "Temporarily Unavailable");
  }
}
