package org.offhook.emergency;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.SessionEnd;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows the numbers and the ways, and takes the next way when one leads nowhere. */
@Component(
    service = {EmergencyCalls.class, PhoneListener.class, HealthProbe.class},
    configurationPid = EmergencyConfig.PID)
public final class CallsForHelp implements EmergencyCalls, PhoneListener, HealthProbe {
  private static final int CANCELLED = 487;

  private final PhoneThread thread;
  private final Ways ways;
  private final Map<Call, Attempt> attempts = new HashMap<>();
  private volatile Phone phone;
  private volatile EmergencyConfig config;
  private volatile Set<String> numbers;
  private List<Route> left = List.of();
  private Attempt next;

  /** With the lines that lead to servers directly. */
  @Activate
  public CallsForHelp(
      @Reference PhoneThread thread, @Reference DirectLines directLines, EmergencyConfig config) {
    this.thread = thread;
    this.ways = new Ways(directLines);
    modified(config);
  }

  @Modified
  void modified(EmergencyConfig config) {
    this.config = config;
    this.numbers =
        Arrays.stream(config.numbers().split(","))
            .map(String::strip)
            .filter(number -> !number.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  // The phone itself asks who calls for help: it cannot be waited for.
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
  public boolean isEmergency(String number) {
    return numbers.contains(number.strip());
  }

  @Override
  public List<Route> routes(String number, Optional<Line> wished, List<Line> lines) {
    List<Route> all = left.isEmpty() ? ways.of(number, wished, lines, config) : left;
    next = all.isEmpty() ? null : new Attempt(number, all.subList(1, all.size()));
    // The call is placed in the same breath, or refused.
    thread.execute(() -> next = null);
    return all;
  }

  @Override
  public void onCall(Call call) {
    if (call.incoming()) {
      return;
    }
    if (call.state() == CallState.DIALING) {
      placed(call);
      return;
    }
    Attempt attempt = attempts.get(call);
    if (attempt != null) {
      attempt.patience.cancel();
      if (call.state() == CallState.ENDED) {
        attempts.remove(call);
        ended(attempt, call.end().orElseThrow());
      } else if (call.state() != CallState.RINGING_OUT) {
        attempts.remove(call);
      }
    }
  }

  private void placed(Call call) {
    if (next != null) {
      Attempt attempt = next;
      next = null;
      attempts.put(call, attempt);
      if (!attempt.left.isEmpty()) {
        Duration patience = Duration.ofSeconds(config.patience());
        attempt.patience = thread.after(patience, () -> silent(call, attempt));
      }
    }
  }

  private void silent(Call call, Attempt attempt) {
    attempt.silent = true;
    call.hangup();
  }

  private void ended(Attempt attempt, SessionEnd end) {
    boolean byPerson = !end.byPeer() && end.code() == CANCELLED && !attempt.silent;
    if (byPerson || attempt.left.isEmpty()) {
      return;
    }
    String why = attempt.silent ? "no answer" : end.code() + " " + end.reason();
    // The phone tells of the call in the midst of ending it.
    thread.execute(() -> again(attempt, why));
  }

  private void again(Attempt attempt, String why) {
    Phone known = phone;
    if (known == null) {
      return;
    }
    known.notice(attempt.number + " is called another way: " + why);
    left = attempt.left;
    try {
      known.dial(Optional.empty(), attempt.number);
    } catch (CallRefused e) {
      known.notice(attempt.number + " cannot be called: " + e.getMessage());
    } finally {
      left = List.of();
    }
  }

  @Override
  public String name() {
    return "emergency calls";
  }

  @Override
  public Health probe() {
    return numbers.isEmpty()
        ? Health.warn("offhook/emergency/numbers is empty: no number calls for help")
        : Health.ok(String.join(", ", numbers.stream().sorted().toList()));
  }

  /** A call for help that is up goes on. */
  @Deactivate
  void close() {
    thread.leave(
        () -> {
          attempts.values().forEach(attempt -> attempt.patience.cancel());
          attempts.clear();
          ways.close();
        });
  }
}
