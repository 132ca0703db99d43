package org.offhook.shell;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.RegistrationState.Phase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets a command wait for something to happen to a call or a line. */
@Component(service = {CallWatch.class, PhoneListener.class})
public final class CallWatch implements PhoneListener {
  private final PhoneThread thread;
  private final Object changed = new Object();
  private long changes;

  /** With the thread that things happen on. */
  @Activate
  public CallWatch(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  @Override
  public void onCall(Call call) {
    tell();
  }

  @Override
  public void onLine(Line line) {
    tell();
  }

  private void tell() {
    synchronized (changed) {
      changes++;
      changed.notifyAll();
    }
  }

  /** Waits; the condition is asked on the phone thread. True when it came about in time. */
  boolean await(Duration atMost, BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      long seen = count();
      if (CallCommands.onPhone(thread, condition::getAsBoolean)) {
        return true;
      }
      synchronized (changed) {
        // The count tells of changes since the question: none is slept through.
        while (changes == seen) {
          long left = (deadline - System.nanoTime()) / 1_000_000;
          if (left <= 0) {
            return false;
          }
          changed.wait(left);
        }
      }
    }
  }

  /** Waits until some line can place calls. */
  boolean awaitLine(Duration atMost, Phone phone) throws Exception {
    return await(
        atMost,
        () -> {
          for (Line line : phone.lines()) {
            Phase phase = line.registration().phase();
            if (phase == Phase.REGISTERED || phase == Phase.NONE) {
              return true;
            }
          }
          return false;
        });
  }

  private long count() {
    synchronized (changed) {
      return changes;
    }
  }
}
