package org.offhook.shared.line;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.Media;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.SharedLine;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line, shared as it is configured: knows whose call has which appearance. */
@Component(
    service = {SharedLine.class, CallScreen.class, PhoneListener.class, HealthProbe.class},
    configurationPid = SharedLineConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "service.ranking:Integer=" + (CallScreen.REPLACES + 1))
@Designate(ocd = SharedLineConfig.class, factory = true)
public final class CommonLine implements SharedLine, CallScreen, PhoneListener, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(CommonLine.class);

  private final PhoneThread thread;
  private final SharedLineConfig config;
  private final Appearances appearances = new Appearances();
  private final Set<Runnable> listeners = new LinkedHashSet<>();

  /** Numbers of the appearances that calls of this phone have. */
  private final Map<Session, Integer> ours = new IdentityHashMap<>();

  private final WaitingTone tone = new WaitingTone();
  private Optional<CallInfoWatch> watch = Optional.empty();
  private Optional<Entrance> entrance = Optional.empty();
  private volatile Phone phone;
  private volatile String described = "not shared";
  private boolean closed;

  /** Shares it, as soon as it is registered. */
  @Activate
  public CommonLine(@Reference PhoneThread thread, SharedLineConfig config) {
    this.thread = thread;
    this.config = config;
  }

  // The phone itself asks its screens: it cannot wait for them.
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line) {
    thread.execute(() -> onLine(line));
  }

  void unbindLine(Line line) {
    thread.execute(() -> watch.filter(watched -> watched.line() == line).ifPresent(this::leave));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindMedia(Media media) {
    tone.media(media);
  }

  void unbindMedia(Media media) {
    tone.media(null);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindTones(ToneSource tones) {
    tone.tones(tones);
  }

  void unbindTones(ToneSource tones) {
    tone.tones(null);
  }

  private boolean isShared() {
    return config.mode().equals("SHARED");
  }

  @Override
  public void onLine(Line line) {
    boolean registered = line.registration().phase() == RegistrationState.Phase.REGISTERED;
    boolean wanted = line.index() == config.index() && isShared() && !closed;
    if (wanted && registered && watch.isEmpty()) {
      Duration expires = Duration.ofSeconds(config.callInfoExpires());
      Duration retry = Duration.ofSeconds(config.callInfoRetry());
      watch = Optional.of(new CallInfoWatch(line, expires, retry, thread, this::heard));
      Duration seizure = Duration.ofSeconds(config.seizeExpires());
      boolean stutter = config.seizeTone().equals("STUTTER");
      entrance =
          Optional.of(
              new Entrance(line, seizure, thread, appearances, ours, stutter ? tone : null));
    }
  }

  private void heard(Optional<List<CallInfo>> values) {
    values.ifPresentOrElse(appearances::take, appearances::forget);
    entrance.ifPresent(each -> each.open(values.isPresent()));
    changed();
  }

  private void changed() {
    described = appearances.describe();
    listeners.forEach(Runnable::run);
  }

  private void leave(CallInfoWatch watched) {
    watched.close();
    watch = Optional.empty();
    entrance.ifPresent(Entrance::close);
    entrance = Optional.empty();
    appearances.forget();
    changed();
  }

  /** A call that comes in has the appearance that the server names, else the first free one. */
  @Override
  public Verdict screen(Line line, Session session) {
    if (line.index() == config.index() && watch.isPresent()) {
      int index =
          CallInfo.ofValues(session.headers("Call-Info")).stream()
              .map(CallInfo::index)
              .filter(named -> named > 0)
              .findFirst()
              .orElseGet(() -> appearances.free(Set.copyOf(ours.values()), Set.of()));
      session.carry(List.of(CallInfo.naming(index, watch.get().domain())));
      ours.put(session, index);
    }
    return new Proceed();
  }

  @Override
  public void onCall(Call call) {
    if (call.line().index() != config.index() || call.session() == null) {
      return;
    }
    if (call.state() == CallState.ENDED) {
      ours.remove(call.session());
      entrance.ifPresent(each -> each.ended(call.session()));
    }
    listeners.forEach(Runnable::run);
  }

  @Override
  public int index() {
    return config.index();
  }

  @Override
  public BusyLampField.State elsewhere() {
    return appearances.elsewhere(Set.copyOf(ours.values()));
  }

  @Override
  public Runnable watch(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Call retrieve() throws CallRefused {
    Phone desk = phone;
    Optional<Integer> held = appearances.held(Set.copyOf(ours.values()));
    if (desk == null || watch.isEmpty() || entrance.isEmpty() || held.isEmpty()) {
      throw new CallRefused("nobody else holds a call on line " + config.index());
    }
    Line line = watch.get().line();
    return entrance
        .get()
        .taking(held.get(), () -> desk.dial(Optional.of(line), line.addressOfRecord()));
  }

  @Override
  public String name() {
    return "shared line " + config.index();
  }

  @Override
  public Health probe() {
    boolean lost = isShared() && described.equals("the server tells nothing");
    return lost ? Health.warn(described) : Health.ok(described);
  }

  /** For people. */
  String describe() {
    return "line %d: %s".formatted(config.index(), described);
  }

  @Deactivate
  void close() {
    if (!thread.leave(this::end)) {
      LOG.warn("Sharing line {} takes long to end", config.index());
    }
  }

  /** Lines may still be on their way to us: none is shared any more. */
  private void end() {
    closed = true;
    watch.ifPresent(this::leave);
    listeners.clear();
  }
}
