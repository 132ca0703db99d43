package org.offhook.redial;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Redial;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Remembers whom to call again; the call log knows it from before, where it is installed. */
@Component(
    service = {Redial.class, PhoneListener.class},
    configurationPid = RedialConfig.PID)
public final class LastNumbers implements Redial, PhoneListener {
  private final PhoneThread thread;
  private volatile Phone phone;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile CallLog log;

  private volatile RedialConfig config;
  private String dialled = "";
  private String caller = "";
  private String busy = "";
  private int attempts;
  private Timer timer = () -> {};

  /** With its parameters. */
  @Activate
  public LastNumbers(@Reference PhoneThread thread, RedialConfig config) {
    this.thread = thread;
    this.config = config;
  }

  @Modified
  void modified(RedialConfig config) {
    this.config = config;
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
  public Call last() throws CallRefused {
    return call(dialled.isEmpty() ? logged(CallLog.Kind.DIALLED) : dialled, "nothing was dialled");
  }

  @Override
  public Call back() throws CallRefused {
    String number = caller;
    if (number.isEmpty()) {
      String missed = logged(CallLog.Kind.MISSED);
      number = missed.isEmpty() ? logged(CallLog.Kind.RECEIVED) : missed;
    }
    return call(number, "nobody has called");
  }

  private String logged(CallLog.Kind kind) {
    CallLog known = log;
    return known == null
        ? ""
        : known.entries(kind).stream().findFirst().map(CallLog.Entry::address).orElse("");
  }

  private Call call(String number, String none) throws CallRefused {
    Phone known = phone;
    if (number.isEmpty() || known == null) {
      throw new CallRefused(none);
    }
    return known.dial(Optional.empty(), number);
  }

  @Override
  public void stop() {
    timer.cancel();
    busy = "";
    attempts = 0;
  }

  @Override
  public void onCall(Call call) {
    if (call.incoming()) {
      caller = call.remote().uri();
      return;
    }
    if (call.state() == CallState.DIALING) {
      dialled = call.remote().uri();
    } else if (call.state() == CallState.CONNECTED && dialled.equals(busy)) {
      stop();
    } else if (call.state() == CallState.ENDED) {
      ended(call);
    }
  }

  private void ended(Call call) {
    boolean wasBusy = call.end().map(end -> end.code() == 486 || end.code() == 600).orElse(false);
    String number = call.remote().uri();
    if (!wasBusy || !config.whenBusy()) {
      if (number.equals(busy)) {
        stop();
      }
      return;
    }
    if (!number.equals(busy)) {
      stop();
      busy = number;
    }
    if (++attempts > config.attempts()) {
      notice(call.remote().label() + " is still busy and not called again");
      stop();
      return;
    }
    notice(
        "%s is busy and is called again in %d s"
            .formatted(call.remote().label(), config.seconds()));
    timer.cancel();
    timer = thread.after(Duration.ofSeconds(config.seconds()), this::again);
  }

  /** Not while somebody talks: then it is tried after as long again. */
  private void again() {
    Phone known = phone;
    if (known == null || busy.isEmpty()) {
      return;
    }
    if (!known.calls().isEmpty()) {
      timer = thread.after(Duration.ofSeconds(config.seconds()), this::again);
      return;
    }
    try {
      known.dial(Optional.empty(), busy);
    } catch (CallRefused e) {
      notice(busy + " is not called again: " + e.getMessage());
      stop();
    }
  }

  private void notice(String text) {
    Phone known = phone;
    if (known != null) {
      known.notice(text);
    }
  }

  @Deactivate
  void close() {
    thread.execute(this::stop);
  }
}
