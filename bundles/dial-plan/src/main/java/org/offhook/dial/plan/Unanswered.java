package org.offhook.dial.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Gives up calls that nobody answers; calls for help wait for ever. */
@Component
public final class Unanswered implements PhoneListener {
  private final PhoneThread thread;
  private final DialPlan plan;
  private final Map<Call, Timer> waiting = new HashMap<>();

  /** With the plan that says how long. */
  @Activate
  public Unanswered(@Reference PhoneThread thread, @Reference DialPlan plan) {
    this.thread = thread;
    this.plan = plan;
  }

  @Override
  public void onCall(Call call) {
    boolean waits = call.state() == CallState.DIALING || call.state() == CallState.RINGING_OUT;
    if (!waits) {
      Timer timer = waiting.remove(call);
      if (timer != null) {
        timer.cancel();
      }
    } else if (!waiting.containsKey(call) && !plan.isEmergency(call.remote().user())) {
      wait(call, plan.config().unanswered());
    }
  }

  private void wait(Call call, int seconds) {
    if (seconds > 0) {
      waiting.put(call, thread.after(Duration.ofSeconds(seconds), call::hangup));
    }
  }

  @Deactivate
  void close() {
    thread.execute(
        () -> {
          waiting.values().forEach(Timer::cancel);
          waiting.clear();
        });
  }
}
