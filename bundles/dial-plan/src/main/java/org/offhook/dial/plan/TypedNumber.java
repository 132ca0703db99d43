package org.offhook.dial.plan;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Watches a number while it is typed. It is dialled at once when the digit map says that it is
 * complete or the completing key is pressed; after the short timeout when it is complete but could
 * go on, and so is an emergency number; else after the dialling timeout.
 */
@Component(service = NumberEntry.class)
public final class TypedNumber implements NumberEntry {
  private final PhoneThread thread;
  private final Phone phone;
  private final DialPlan plan;
  private final StringBuilder typed = new StringBuilder();
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

  @Override
  public void digit(char digit) {
    timer.cancel();
    DialPlanConfig config = plan.config();
    boolean completes =
        config.completeKeyEnabled() && config.completeKey().equals(String.valueOf(digit));
    if (completes && !typed.isEmpty()) {
      dial();
      return;
    }
    if (typed.length() < config.longest()) {
      typed.append(digit);
    }
    DigitMap.Match match = plan.map().match(typed.toString());
    if (plan.isEmergency(typed.toString()) && match != DigitMap.Match.FULL) {
      // It may be the beginning of another number: who goes on typing must not call for help.
      after(config.shortTimeout());
      return;
    }
    switch (match) {
      case FULL -> dial();
      case COULD_GO_ON -> after(Math.min(config.shortTimeout(), longTimeout()));
      default -> after(config.timeout());
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
    if (!typed.isEmpty()) {
      typed.setLength(typed.length() - 1);
    }
  }

  @Override
  public void clear() {
    timer.cancel();
    typed.setLength(0);
    line = Optional.empty();
  }

  @Override
  public void line(Optional<Line> chosen) {
    line = chosen;
  }

  @Override
  public void dial() {
    String number = typed.toString();
    Optional<Line> chosen = line;
    clear();
    if (number.isEmpty()) {
      return;
    }
    try {
      phone.dial(chosen, number);
    } catch (CallRefused | IllegalArgumentException e) {
      phone.notice(number + " is not called: " + e.getMessage());
    }
  }

  @Deactivate
  void close() {
    thread.execute(this::clear);
  }
}
