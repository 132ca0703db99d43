package org.offhook.hold.extras;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offhook.api.media.Media;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Beeps for each call that has been held for long, again and again until somebody takes it. */
@Component(service = PhoneListener.class, immediate = true, configurationPid = HoldConfig.PID)
public final class HoldReminder implements PhoneListener {
  /** Two short high beeps, which no country uses for anything else. */
  private static final Tone BEEP =
      new Tone(
          List.of(new Segment(120, -18, 1400), new Segment(100, 0), new Segment(120, -18, 1400)),
          -1);

  private final PhoneThread phone;
  private final Media media;
  private final Map<Call, Timer> waiting = new HashMap<>();
  private volatile Duration after;

  /** Reminds after the configured time. */
  @Activate
  public HoldReminder(@Reference PhoneThread phone, @Reference Media media, HoldConfig config) {
    this.phone = phone;
    this.media = media;
    this.after = Duration.ofSeconds(config.reminder());
  }

  /** Calls on hold now are reminded of at the new time, counted from now. */
  @Modified
  void modified(HoldConfig config) {
    phone.execute(
        () -> {
          after = Duration.ofSeconds(config.reminder());
          List<Call> held = List.copyOf(waiting.keySet());
          cancelAll();
          held.forEach(this::onCall);
        });
  }

  @Override
  public void onCall(Call call) {
    if (call.state() != CallState.HELD) {
      cancel(call);
    } else if (!waiting.containsKey(call) && !after.isZero()) {
      wait(call);
    }
  }

  private void wait(Call call) {
    waiting.put(call, phone.after(after, () -> remind(call)));
  }

  private void remind(Call call) {
    if (waiting.remove(call) != null && call.state() == CallState.HELD) {
      media.play(BEEP);
      wait(call);
    }
  }

  private void cancel(Call call) {
    Timer timer = waiting.remove(call);
    if (timer != null) {
      timer.cancel();
    }
  }

  private void cancelAll() {
    waiting.values().forEach(Timer::cancel);
    waiting.clear();
  }

  @Deactivate
  void deactivate() {
    phone.leave(this::cancelAll);
  }
}
