package org.offhook.phone;

import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.time.Clock;

/** What a call needs of the phone it is on. Phone thread. */
interface Floor {
  /** Gives a call microphone and loudspeaker; the call that had them is held. */
  void take(VoiceCall call);

  /** Takes microphone and loudspeaker from a call, if it has them. */
  void leave(VoiceCall call);

  /** Whether this call has microphone and loudspeaker. */
  boolean has(VoiceCall call);

  /** Whether no call has them. */
  boolean free();

  /** Tells the listeners, and brings the tones in line. */
  void changed(VoiceCall call);

  /** Forgets an ended call and tells the listeners. */
  void ended(VoiceCall call, CallState before);

  /** Tells the listeners of a digit. */
  void digit(VoiceCall call, char digit);

  /** Sends digits by the configured method, if there is one. */
  void dial(VoiceCall call, String digits);

  /** Has a request inside a call answered. */
  void request(VoiceCall call, IncomingRequest request);

  /** The other end, by the name that the phonebook has for it. */
  Party named(Party party);

  /** The media engine. */
  Media media() throws MediaException;

  CallPolicy policy();

  Clock clock();

  PhoneThread thread();
}
