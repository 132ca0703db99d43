package org.offhook.sip;

import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.UserAgentListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in for the listener of a user agent that was closed. */
final class Departed implements UserAgentListener {
  private static final Logger LOG = LoggerFactory.getLogger(Departed.class);

  @Override
  public void onRegistration(RegistrationState state) {
    if (state.phase() == Phase.UNREGISTERED) {
      LOG.info("A closed line is unregistered at {}: {}", state.server(), state.reason());
    }
  }

  @Override
  public void onIncoming(Session session) {
    session.reject(480, "Temporarily Unavailable");
  }
}
