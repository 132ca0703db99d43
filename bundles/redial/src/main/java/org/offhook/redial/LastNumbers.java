package org.offhook.redial;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Redial;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Remembers whom to call again; the call log knows it from before, where it is installed. As the
 * first of all dial rules it sees numbers as they were typed, with what follows a pause; that may
 * be a secret and is kept in memory only.
 */
@Component(
    service = {Redial.class, PhoneListener.class, DialRule.class},
    configurationPid = RedialConfig.PID,
    property = "service.ranking:Integer=1000")
public final class LastNumbers implements Redial, PhoneListener, DialRule {
  private final PhoneThread thread;
  private final BusyNumber busy;
  private final Map<Call, Again> calls = new HashMap<>();
  private volatile Phone phone;
  private volatile CallLog log;
  private volatile RedialConfig config;
  private Again typed;
  private Again dialled;
  private Again caller;
  private Call calledLast;

  /** With its parameters. */
  @Activate
  public LastNumbers(@Reference PhoneThread thread, RedialConfig config) {
    this.thread = thread;
    this.config = config;
    this.busy = new BusyNumber(thread, () -> phone, () -> this.config);
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

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(CallLog log) {
    this.log = log;
  }

  void unbindLog(CallLog log) {
    if (this.log == log) {
      this.log = null;
    }
  }

  @Override
  public Call last() throws CallRefused {
    Again number = dialled != null ? dialled : logged(CallLog.Kind.DIALLED).orElse(null);
    return call(number, "nothing was dialled");
  }

  @Override
  public Call back() throws CallRefused {
    Again number =
        caller != null ? caller : logged(CallLog.Kind.MISSED, CallLog.Kind.RECEIVED).orElse(null);
    if (number != null && number.withheld()) {
      throw new CallRefused("the last caller showed no number to call back");
    }
    return call(number, "nobody has called");
  }

  private Optional<Again> logged(CallLog.Kind... kinds) {
    CallLog known = log;
    return known == null
        ? Optional.empty()
        : Stream.of(kinds)
            .flatMap(kind -> known.entries(kind).stream().limit(1))
            .max(Comparator.comparing(CallLog.Entry::at))
            .map(Again::of);
  }

  private Call call(Again number, String none) throws CallRefused {
    Phone known = phone;
    if (number == null || known == null) {
      throw new CallRefused(none);
    }
    return known.dial(number.on(known), number.number());
  }

  @Override
  public void stop() {
    busy.giveUp();
  }

  /** Changes nothing: looks at what was typed before any other rule does. */
  @Override
  public String apply(Line line, String target) {
    typed = new Again(target, line.index());
    // The call is placed in the same breath, or refused.
    thread.execute(() -> typed = null);
    return target;
  }

  @Override
  public void onCall(Call call) {
    if (call.incoming()) {
      called(call);
      return;
    }
    Again number = calls.get(call);
    switch (call.state()) {
      case DIALING -> placed(call);
      case CONNECTED -> {
        if (busy.is(number)) {
          stop();
        }
      }
      case ENDED -> ended(call, number);
      default -> {
        // it rings, or is held: nothing that redial needs to know
      }
    }
  }

  private void placed(Call call) {
    if (!calls.containsKey(call)) {
      // Nothing is typed of a call that passes no rules, such as one for help.
      dialled = typed != null ? typed : new Again(call.remote().uri(), call.line().index());
      calls.put(call, dialled);
      typed = null;
    }
  }

  /** An older call that goes on does not make its caller the last one; a new name does. */
  private void called(Call call) {
    if (calls.put(call, new Again(call.remote().uri(), call.line().index())) == null) {
      calledLast = call;
    }
    if (call == calledLast) {
      caller = calls.get(call);
    }
    if (call.state() == CallState.ENDED) {
      calls.remove(call);
    }
  }

  private void ended(Call call, Again number) {
    calls.remove(call);
    boolean wasBusy = call.end().map(end -> end.code() == 486 || end.code() == 600).orElse(false);
    if (number != null && wasBusy && config.whenBusy()) {
      busy.wasBusy(call, number);
    } else if (busy.is(number)) {
      stop();
    }
  }

  @Deactivate
  void close() {
    thread.leave(this::stop);
  }
}
