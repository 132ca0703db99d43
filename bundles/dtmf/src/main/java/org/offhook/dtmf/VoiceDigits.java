package org.offhook.dtmf;

import org.offhook.api.media.AudioTap;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Searches the voice of peers for digits. The search runs on the media clock; a digit is handed
 * over to the phone thread, which knows whether it counts and which call it belongs to.
 */
@Component(configurationPid = "org.offhook.dtmf")
public final class VoiceDigits implements AudioTap {
  private final PhoneThread thread;
  private final HeardDigits heard;
  private volatile Phone phone;
  private volatile String when;

  /** With whom it tells. */
  @Activate
  public VoiceDigits(
      DtmfConfig config, @Reference PhoneThread thread, @Reference HeardDigits heard) {
    this.thread = thread;
    this.heard = heard;
    configure(config);
  }

  @Modified
  void configure(DtmfConfig config) {
    when = config.detect();
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void setPhone(Phone there) {
    phone = there;
  }

  void unsetPhone(Phone gone) {
    if (phone == gone) {
      phone = null;
    }
  }

  @Override
  public Tap open(MediaSession session, int sampleRate) {
    return new VoiceTap(session, sampleRate);
  }

  private boolean counts(MediaSession session) {
    return when.equals("ALWAYS") || when.equals("AUTO") && !session.takesEvents();
  }

  private void deliver(MediaSession session, char digit) {
    Phone there = phone;
    if (there == null || !counts(session)) {
      return;
    }
    there.calls().stream()
        .filter(call -> call.media().filter(media -> media == session).isPresent())
        .findFirst()
        .ifPresent(call -> heard.tell(call, digit));
  }

  /** The ear on one session. */
  private final class VoiceTap implements Tap {
    private final ToneDetector detector;
    private volatile boolean closed;

    VoiceTap(MediaSession session, int sampleRate) {
      // One task for each digit is made beforehand: the media clock must not allocate.
      Runnable[] tasks = new Runnable[16];
      for (int event = 0; event < tasks.length; event++) {
        char digit = Digit.ofEvent(event);
        tasks[event] = () -> deliver(session, digit);
      }
      detector = new ToneDetector(sampleRate, digit -> thread.execute(tasks[Digit.event(digit)]));
    }

    @Override
    public void received(short[] pcm, int length) {
      if (!closed && !when.equals("NEVER")) {
        detector.hear(pcm, length);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
