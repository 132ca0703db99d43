package org.offhook.dial.plan;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Calls what stands before the first pause of a number, and sends what follows by DTMF once the
 * call is answered. Before all other rules, for those know nothing of pauses.
 */
@Component(
    service = {DialRule.class, PhoneListener.class},
    property = "service.ranking:Integer=200")
public final class Pauses implements DialRule, PhoneListener {
  private static final Pattern NUMBER = Pattern.compile("([0-9A-D*#+]+)([,pP][0-9A-D*#,pP]*)");

  private final PhoneThread thread;
  private final DialPlan plan;
  private final Map<Call, String> postponed = new HashMap<>();
  private String next = "";

  /** With the plan that says how long a pause is. */
  @Activate
  public Pauses(@Reference PhoneThread thread, @Reference DialPlan plan) {
    this.thread = thread;
    this.plan = plan;
  }

  @Override
  public String apply(Line line, String target) {
    next = "";
    Matcher number = NUMBER.matcher(target);
    if (!plan.config().pauses() || !number.matches()) {
      return target;
    }
    next = number.group(2);
    return number.group(1);
  }

  @Override
  public void onCall(Call call) {
    if (!next.isEmpty() && !call.incoming() && call.state() == CallState.DIALING) {
      // The number went through the rules just before this call was placed.
      postponed.put(call, next);
      next = "";
    } else if (call.state() == CallState.CONNECTED && postponed.containsKey(call)) {
      send(call, postponed.remove(call));
    } else if (call.state() == CallState.ENDED) {
      postponed.remove(call);
    }
  }

  private void send(Call call, String rest) {
    if (rest.isEmpty() || call.state() != CallState.CONNECTED) {
      return;
    }
    char c = rest.charAt(0);
    Duration wait;
    if (c == ',' || c == 'p' || c == 'P') {
      wait = Duration.ofSeconds(plan.config().pauseSeconds());
    } else {
      call.sendDigits(String.valueOf(c));
      wait = Duration.ofMillis(plan.config().digitDuration() + plan.config().digitGap());
    }
    thread.after(wait, () -> send(call, rest.substring(1)));
  }
}
