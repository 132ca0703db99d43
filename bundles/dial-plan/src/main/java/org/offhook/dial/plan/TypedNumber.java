package org.offhook.dial.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a number while it is typed. It is dialled at once when the digit map says that it is
 * complete or the completing key is pressed; after the short timeout when it is complete but could
 * go on, and so is an emergency number; else after the dialling timeout. Typed on hook it opens the
 * loudspeaker, or waits until somebody goes off hook, as configured.
 */
@Component(service = {NumberEntry.class, PhoneListener.class})
public final class TypedNumber implements NumberEntry, PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(TypedNumber.class);

  private final PhoneThread thread;
  private final Phone phone;
  private final DialPlan plan;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final StringBuilder typed = new StringBuilder();
  private boolean offHook;

  /** Whether it was a digit that opened the loudspeaker. */
  private boolean opened;

  private Timer timer = () -> {};
  private Optional<Line> line = Optional.empty();

  /** With the phone that dials and the plan that says when. */
  @Activate
  public TypedNumber(
      @Reference PhoneThread thread, @Reference Phone phone, @Reference DialPlan plan) {
    this.thread = thread;
    this.phone = phone;
    this.plan = plan;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(Listener listener) {
    listeners.add(listener);
    thread.execute(() -> tell(listener));
  }

  void unbindListener(Listener listener) {
    listeners.remove(listener);
    thread.execute(() -> tell(listener, new State(false, "")));
  }

  private void tell(Listener listener) {
    tell(listener, new State(offHook, typed()));
  }

  private static void tell(Listener listener, State state) {
    try {
      listener.onEntry(state);
    } catch (RuntimeException e) {
      LOG.error("{} failed to take in what is typed", listener.getClass().getName(), e);
    }
  }

  private void changed() {
    listeners.forEach(this::tell);
  }

  @Override
  public void digit(char digit) {
    DialPlanConfig config = plan.config();
    if (!offHook && config.onHook().equals("DISABLE")) {
      return;
    }
    timer.cancel();
    boolean completes =
        config.completeKeyEnabled() && config.completeKey().equals(String.valueOf(digit));
    if (completes && !typed.isEmpty()) {
      dial();
      return;
    }
    if (!offHook && config.onHook().equals("OPEN_DEFAULT_AUDIO_DEVICE") && free()) {
      offHook = true;
      opened = true;
    }
    if (typed.length() < config.longest()) {
      typed.append(digit);
    }
    if (!offHook && config.onHook().equals("OFF_LINE_DIALING")) {
      changed();
    } else {
      decide(config);
    }
  }

  private boolean free() {
    return phone.active().isEmpty();
  }

  private void decide(DialPlanConfig config) {
    DigitMap.Match match = plan.map().match(typed.toString());
    if (plan.isEmergency(typed.toString()) && match != DigitMap.Match.FULL) {
      // It may be the beginning of another number: who goes on typing must not call for help.
      after(config.shortTimeout());
      changed();
      return;
    }
    switch (match) {
      case FULL -> dial();
      case COULD_GO_ON -> {
        after(Math.min(config.shortTimeout(), longTimeout()));
        changed();
      }
      default -> {
        after(config.timeout());
        changed();
      }
    }
  }

  private int longTimeout() {
    int timeout = plan.config().timeout();
    return timeout < 0 ? Integer.MAX_VALUE : timeout;
  }

  private void after(int seconds) {
    if (seconds >= 0) {
      timer = thread.after(Duration.ofSeconds(seconds), this::dial);
    }
  }

  @Override
  public String typed() {
    return typed.toString();
  }

  @Override
  public void erase() {
    timer.cancel();
    if (typed.length() == 1 && opened) {
      end();
    } else if (!typed.isEmpty()) {
      typed.setLength(typed.length() - 1);
      changed();
    }
  }

  @Override
  public void clear() {
    timer.cancel();
    typed.setLength(0);
    line = Optional.empty();
    offHook = offHook && !opened;
    opened = false;
    changed();
  }

  @Override
  public void line(Optional<Line> chosen) {
    line = chosen;
  }

  @Override
  public void begin() {
    if (!typed.isEmpty()) {
      dial();
    } else if (!offHook && free()) {
      offHook = true;
      changed();
    }
  }

  @Override
  public void end() {
    offHook = false;
    clear();
  }

  /** Whoever talks, or waits for an answer, waits no longer to type a number. */
  @Override
  public void onCall(Call call) {
    boolean ringsHere = call.state() == CallState.RINGING_IN;
    if (offHook && !ringsHere && phone.active().filter(call::equals).isPresent()) {
      end();
    }
  }

  @Override
  public void dial() {
    String number = typed.toString();
    Optional<Line> chosen = line;
    if (number.isEmpty()) {
      return;
    }
    end();
    try {
      phone.dial(chosen, number);
    } catch (CallRefused | IllegalArgumentException e) {
      phone.notice(number + " is not called: " + e.getMessage());
    }
  }

  @Deactivate
  void close() {
    thread.leave(this::end);
  }
}
