package org.offhook.walk;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import gov.nist.javax.sip.stack.timers.SipTimer;
import java.time.Duration;
import java.util.Properties;
import org.offhook.api.time.Timers;

/** The stack's timers in virtual time; made by the stack, by name. */
public final class VirtualSipTimer implements SipTimer {
  private final VirtualNetwork network = VirtualNetwork.current();
  private boolean started;

  /** As the stack makes it. */
  public VirtualSipTimer() {}

  @Override
  public boolean schedule(SIPStackTimerTask task, long delay) {
    task.setSipTimerTask(network.time.after(Duration.ofMillis(delay), task::runTask));
    return true;
  }

  @Override
  public boolean scheduleWithFixedDelay(SIPStackTimerTask task, long delay, long period) {
    Repeating repeating = new Repeating(task, Duration.ofMillis(Math.max(1, period)));
    task.setSipTimerTask(repeating);
    repeating.next(Duration.ofMillis(delay));
    return true;
  }

  @Override
  public boolean cancel(SIPStackTimerTask task) {
    Object timer = task.getSipTimerTask();
    if (timer instanceof Timers.Timer known) {
      task.cleanUpBeforeCancel();
      known.cancel();
    }
    return timer != null;
  }

  @Override
  public void start(SipStackImpl stack, Properties properties) {
    started = true;
  }

  @Override
  public void stop() {
    started = false;
  }

  @Override
  public boolean isStarted() {
    return started;
  }

  private final class Repeating implements Timers.Timer {
    private final SIPStackTimerTask task;
    private final Duration period;
    private Timers.Timer timer;
    private boolean cancelled;

    Repeating(SIPStackTimerTask task, Duration period) {
      this.task = task;
      this.period = period;
    }

    void next(Duration delay) {
      timer = network.time.after(delay, this::run);
    }

    private void run() {
      task.runTask();
      if (!cancelled) {
        next(period);
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      timer.cancel();
    }
  }
}
