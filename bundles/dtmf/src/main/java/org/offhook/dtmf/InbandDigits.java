package org.offhook.dtmf;

import java.time.Duration;
import java.util.List;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.Tone;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Sends digits as two tones in the voice (ITU-T Q.23). Works with every codec but the poorest. */
@Component(property = DigitTransport.METHOD + "=INBAND", configurationPid = "org.offhook.dtmf")
public final class InbandDigits implements DigitTransport {
  private final PhoneThread thread;
  private volatile int level;

  /** With the level that its tones have. */
  @Activate
  public InbandDigits(DtmfConfig config, @Reference PhoneThread thread) {
    this.thread = thread;
    configure(config);
  }

  @Modified
  void configure(DtmfConfig config) {
    level = -config.dtmfToneSignalLevel();
  }

  @Override
  public boolean send(Call call, char digit, int millis) {
    return call.media()
        .filter(media -> media.direction().sends())
        .map(media -> play(media, digit, millis))
        .isPresent();
  }

  private Playback play(MediaSession media, char digit, int millis) {
    var segment = new Tone.Segment(millis, level, Digit.frequencies(digit));
    Playback playback = media.send(new Tone(List.of(segment), -1));
    // The microphone comes back with the end of the digit, however the engine ends a tone.
    thread.after(Duration.ofMillis(millis), playback::stop);
    return playback;
  }
}
