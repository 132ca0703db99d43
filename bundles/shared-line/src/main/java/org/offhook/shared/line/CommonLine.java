package org.offhook.shared.line;

import java.time.Duration;
import java.util.Collections;
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
import org.offhook.api.phone.CallsElsewhere;
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
  private final BargeIn bargeIn;

  /** Numbers of the appearances that calls of this phone have. */
  private final Map<Session, Integer> ours = new IdentityHashMap<>();

  /** Those of them that are held so that nobody else can go on with them. */
  private final Set<Session> closedToOthers = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Guests guests = new Guests();
  private final WaitingTone tone = new WaitingTone();
  private final Others others = new Others();
  private Optional<CallInfoWatch> watch = Optional.empty();
  private Optional<Entrance> entrance = Optional.empty();
  private volatile Phone phone;
  private volatile String described = "not shared";
  private boolean told;
  private boolean closed;

  /** Shares it, as soon as it is registered. */
  @Activate
  public CommonLine(
      @Reference PhoneThread thread, @Reference BargeIn bargeIn, SharedLineConfig config) {
    this.thread = thread;
    this.bargeIn = bargeIn;
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

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindField(BusyLampField field) {
    thread.execute(() -> others.field(field));
  }

  void unbindField(BusyLampField field) {
    thread.execute(() -> others.noField(field));
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindElsewhere(CallsElsewhere calls) {
    thread.execute(() -> others.calls(calls));
  }

  void unbindElsewhere(CallsElsewhere calls) {
    thread.execute(() -> others.noCalls(calls));
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

  /** The server tells of appearances; where it does not, dialogs may do. */
  private void heard(Optional<List<CallInfo>> values) {
    told = values.isPresent();
    entrance.ifPresent(each -> each.open(told));
    if (told) {
      others.leave();
      take(values);
    } else {
      take(values);
      watch.ifPresent(watched -> others.watch(watched.line(), () -> phone, this::take));
    }
  }

  private void take(Optional<List<CallInfo>> values) {
    values.ifPresentOrElse(appearances::take, appearances::forget);
    Phone desk = phone;
    ours.forEach(
        (session, number) -> {
          if (guests.joined(session, number, appearances.doing(number)) && desk != null) {
            desk.notice("another phone has joined the call on line " + config.index());
          }
        });
    changed();
  }

  private void changed() {
    described = appearances.describe();
    List.copyOf(listeners).forEach(Runnable::run);
  }

  private void leave(CallInfoWatch watched) {
    watched.close();
    watch = Optional.empty();
    entrance.ifPresent(Entrance::close);
    entrance = Optional.empty();
    told = false;
    others.leave();
    guests.forget();
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
    Session session = call.session();
    if (call.state() == CallState.ENDED) {
      ours.remove(session);
      entrance.ifPresent(each -> each.ended(session));
      closedToOthers.remove(session);
    } else if (call.state() == CallState.CONNECTED && closedToOthers.remove(session)) {
      watch.ifPresent(each -> named(session, each.domain()));
    }
    Phone desk = phone;
    guests.changed(call).filter(text -> desk != null).ifPresent(text -> desk.notice(text));
    others.look();
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** What the next requests of a call say of its appearance. */
  private void named(Session session, String domain) {
    Integer number = ours.get(session);
    if (number != null) {
      session.carry(
          List.of(
              closedToOthers.contains(session)
                  ? CallInfo.privately(number, domain)
                  : CallInfo.naming(number, domain)));
    }
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
  public List<Appearance> others() {
    return appearances.others(Set.copyOf(ours.values()));
  }

  @Override
  public Optional<Appearance> offered(int appearance) {
    return appearances.offered(Set.copyOf(ours.values()), appearance, bargeIn.byKey());
  }

  @Override
  public Call retrieve() throws CallRefused {
    Optional<Appearance> held = appearances.offered(Set.copyOf(ours.values()), 0, false);
    if (held.isEmpty()) {
      throw new CallRefused("nobody else holds a call on line " + config.index());
    }
    return take(held.get().number());
  }

  @Override
  public Call take(int wanted) throws CallRefused {
    int number = wanted > 0 ? wanted : offered(0).map(Appearance::number).orElse(0);
    Doing doing = ours.containsValue(number) ? Doing.NOTHING : appearances.doing(number);
    String where = "appearance %d of line %d".formatted(number, config.index());
    Guests.admit(doing, where);
    boolean held = doing == Doing.HOLDING;
    return place(number, where + (held ? " cannot be taken over" : " cannot be joined"));
  }

  private Call place(int number, String failure) throws CallRefused {
    Phone desk = phone;
    if (desk == null || watch.isEmpty() || entrance.isEmpty()) {
      throw new CallRefused("line " + config.index() + " is not shared now");
    }
    Line line = watch.get().line();
    Call call =
        told
            ? entrance
                .get()
                .taking(number, () -> desk.dial(Optional.of(line), line.addressOfRecord()))
            : others.place(desk, line, number);
    guests.goes(call.session(), failure);
    return call;
  }

  @Override
  public void holdPrivately(Call call) throws CallRefused {
    if (call.line().index() != config.index() || call.state() != CallState.CONNECTED) {
      throw new CallRefused("call %d is not talked on".formatted(call.id()));
    }
    if (!told || watch.isEmpty() || !ours.containsKey(call.session())) {
      throw new CallRefused("the server of line %d knows no private hold".formatted(index()));
    }
    closedToOthers.add(call.session());
    named(call.session(), watch.get().domain());
    call.hold();
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
