package org.offhook.api.sip;

/** What happens to a user agent. Called on the phone thread. */
public interface UserAgentListener {
  /** The registration changed. */
  void onRegistration(RegistrationState state);

  /** A call comes in; the listener rings, answers, redirects or rejects it. */
  void onIncoming(Session session);
}
