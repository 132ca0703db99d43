package org.offhook.media;

import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.phone.PhoneThread;

/** Carries what happens on the media clock over to the phone thread. */
record PhoneThreadEvents(PhoneThread phone, MediaSessionListener listener)
    implements VoiceStream.StreamEvents {
  @Override
  public void media() {
    phone.execute(listener::onMedia);
  }

  @Override
  public void event(int event, int millis) {
    phone.execute(() -> listener.onEvent(event, millis));
  }

  @Override
  public void silence() {
    phone.execute(listener::onSilence);
  }
}
