package org.offhook.lock;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks the phone when nobody has called for long; a call that is up keeps it open. */
@Component(
    service = {PhoneListener.class, IdleLock.class},
    immediate = true,
    configurationPid = LockConfig.PID)
public final class IdleLock implements PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(IdleLock.class);

  private final PhoneThread thread;
  private final PinLock lock;
  private final Set<Call> calls = new HashSet<>();
  private volatile Phone phone;
  private Duration after;
  private Timer timer = () -> {};

  /** Counts from now. */
  @Activate
  public IdleLock(@Reference PhoneThread thread, @Reference PinLock lock, LockConfig config) {
    this.thread = thread;
    this.lock = lock;
    modified(config);
  }

  @Modified
  void modified(LockConfig config) {
    Duration time = Duration.ofSeconds(config.idleTimeout());
    thread.execute(
        () -> {
          // Each change of state is a change of the configuration: only a new time counts anew.
          if (!time.equals(after)) {
            after = time;
            count();
          }
        });
  }

  @Deactivate
  void deactivate() {
    thread.leave(() -> timer.cancel());
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      calls.remove(call);
    } else {
      calls.add(call);
    }
    count();
  }

  /** Begins to count anew; somebody is there. */
  void awake() {
    thread.execute(this::count);
  }

  private void count() {
    timer.cancel();
    if (calls.isEmpty() && after != null && !after.isZero()) {
      timer = thread.after(after, this::shut);
    }
  }

  private void shut() {
    if (!lock.canLock() || lock.isLocked()) {
      return;
    }
    try {
      lock.lock();
      Phone person = phone;
      if (person != null) {
        person.notice("the phone is locked");
      }
    } catch (IOException e) {
      LOG.warn("The phone cannot lock itself: {}", e.getMessage());
    }
  }
}
