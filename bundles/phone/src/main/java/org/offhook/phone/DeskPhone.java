package org.offhook.phone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.contacts.Phonebook;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.Media;
import org.offhook.api.media.ToneSource;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallScreen.Answer;
import org.offhook.api.phone.CallScreen.Proceed;
import org.offhook.api.phone.CallScreen.Redirect;
import org.offhook.api.phone.CallScreen.Reject;
import org.offhook.api.phone.CallScreen.Replace;
import org.offhook.api.phone.DialRule;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.QuietTime;
import org.offhook.api.phone.Restart;
import org.offhook.api.phone.Ringer;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Session;
import org.offhook.api.time.Clock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The phone as the rest of the house sees it. Services come and go on any thread; what that means
 * for calls is settled on the phone thread.
 */
@Component(
    service = {Phone.class, QuietTime.class, Restart.class, HealthProbe.class},
    immediate = true,
    configurationPid = PhoneConfig.PID)
@Designate(ocd = PhoneConfig.class)
public final class DeskPhone implements Phone, QuietTime, Restart, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(DeskPhone.class);

  private final Neighbours neighbours = new Neighbours();
  private final Dialling dialling = new Dialling(neighbours);
  private final Screening screening = new Screening(neighbours);
  private final PhoneThread thread;
  private final Exchange exchange;
  private final Silence silence;

  /** With its thread and its clock. */
  @Activate
  public DeskPhone(
      @Reference PhoneThread thread,
      @Reference Clock clock,
      BundleContext context,
      PhoneConfig config) {
    this.thread = thread;
    this.exchange = new Exchange(thread, clock, neighbours, CallPolicy.of(config));
    this.silence = new Silence(thread, context, () -> !exchange.engaged());
    neighbours.listeners.add(silence, Map.of());
  }

  @Modified
  void modified(PhoneConfig config) {
    exchange.policy(CallPolicy.of(config));
  }

  @Deactivate
  void close() {
    thread.leave(exchange::close);
  }

  @Override
  public List<Line> lines() {
    return neighbours.linesByIndex();
  }

  @Override
  public List<Call> calls() {
    return List.copyOf(exchange.calls());
  }

  @Override
  public Optional<Call> active() {
    return exchange.active().map(call -> call);
  }

  @Override
  public Call dial(Optional<Line> wished, String target, List<Header> headers) throws CallRefused {
    Optional<EmergencyCalls.Route> help = dialling.forHelp(wished, target);
    if (help.isPresent()) {
      return exchange.placeForHelp(help.get().line(), help.get().target(), headers);
    }
    Line line = dialling.line(wished);
    return exchange.place(line, dialling.number(line, target), headers);
  }

  @Override
  public void join(List<Call> calls) throws CallRefused {
    exchange.join(calls.stream().map(VoiceCall.class::cast).toList());
  }

  @Override
  public List<Call> joined() {
    return List.copyOf(exchange.joined());
  }

  @Override
  public Engagement engage() {
    Engagement engagement = exchange.engage();
    return () -> {
      engagement.close();
      silence.lookAgain();
    };
  }

  @Override
  public void whenQuiet(Runnable task) {
    silence.whenQuiet(task);
  }

  @Override
  public void restart(String why) {
    silence.restart(why);
  }

  @Override
  public void notice(String text) {
    LOG.info("To the person at the phone: {}", text);
    neighbours.tell(listener -> listener.onNotice(text));
  }

  @Override
  public void incoming(Line line, Session session) {
    VoiceCall call = new VoiceCall(exchange.nextId(), line, session, exchange);
    CallScreen.Verdict verdict = screening.judge(line, session);
    if (verdict instanceof Reject reject) {
      call.reject(reject.code(), reject.reason());
    } else if (verdict instanceof Redirect redirect) {
      exchange.arrivals().redirect(call, redirect);
    } else if (verdict instanceof Replace replace) {
      exchange.arrivals().replace((VoiceCall) replace.call(), call);
    } else if (verdict instanceof Answer answer) {
      exchange.arrivals().alert(call, Optional.of(answer));
    } else if (verdict instanceof Proceed) {
      exchange.arrivals().alert(call, Optional.empty());
    }
  }

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public Health probe() {
    int lines = neighbours.lines.all().size();
    if (neighbours.media() == null) {
      return Health.critical("no media engine: no call can be placed or answered");
    }
    if (lines == 0) {
      return Health.warn("no line is configured and enabled");
    }
    return Health.ok("%d calls, %d lines".formatted(exchange.count(), lines));
  }

  @Reference(
      service = Line.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line, Map<String, Object> properties) {
    neighbours.lines.add(line, properties);
    thread.execute(() -> neighbours.tell(listener -> listener.onLine(line)));
  }

  void unbindLine(Line line) {
    neighbours.lines.remove(line);
    thread.execute(
        () -> {
          exchange.lineLeft(line);
          neighbours.tell(listener -> listener.onLine(line));
        });
  }

  @Reference(
      service = Phonebook.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindPhonebook(Phonebook phonebook) {
    neighbours.names.phonebook.set(phonebook);
  }

  void unbindPhonebook(Phonebook phonebook) {
    neighbours.names.phonebook.compareAndSet(phonebook, null);
  }

  @Reference(
      service = Media.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindMedia(Media media) {
    neighbours.media.set(media);
    thread.execute(exchange::mediaChanged);
  }

  void unbindMedia(Media media) {
    if (neighbours.media.compareAndSet(media, null)) {
      thread.execute(exchange::mediaChanged);
    }
  }

  @Reference(
      service = ToneSource.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindTones(ToneSource tones) {
    neighbours.tones.set(tones);
    thread.execute(exchange::refreshTones);
  }

  void unbindTones(ToneSource tones) {
    if (neighbours.tones.compareAndSet(tones, null)) {
      thread.execute(exchange::refreshTones);
    }
  }

  @Reference(
      service = Ringer.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindRinger(Ringer ringer) {
    neighbours.ringer.set(ringer);
    thread.execute(exchange::refreshTones);
  }

  void unbindRinger(Ringer ringer) {
    if (neighbours.ringer.compareAndSet(ringer, null)) {
      thread.execute(exchange::refreshTones);
    }
  }

  @Reference(
      service = DigitTransport.Dialler.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindDialler(DigitTransport.Dialler dialler) {
    neighbours.dialler.set(dialler);
  }

  void unbindDialler(DigitTransport.Dialler dialler) {
    neighbours.dialler.compareAndSet(dialler, null);
  }

  @Reference(
      service = EmergencyCalls.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindEmergency(EmergencyCalls emergency) {
    neighbours.emergency.set(emergency);
  }

  void unbindEmergency(EmergencyCalls emergency) {
    neighbours.emergency.compareAndSet(emergency, null);
  }

  @Reference(
      service = CallScreen.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindScreen(CallScreen screen, Map<String, Object> properties) {
    neighbours.screens.add(screen, properties);
  }

  void unbindScreen(CallScreen screen) {
    neighbours.screens.remove(screen);
  }

  @Reference(
      service = DialRule.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindRule(DialRule rule, Map<String, Object> properties) {
    neighbours.rules.add(rule, properties);
  }

  void unbindRule(DialRule rule) {
    neighbours.rules.remove(rule);
  }

  @Reference(
      service = PhoneListener.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindListener(PhoneListener listener, Map<String, Object> properties) {
    neighbours.listeners.add(listener, properties);
  }

  void unbindListener(PhoneListener listener) {
    neighbours.listeners.remove(listener);
  }

  @Reference(
      service = CallRequestHandler.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindRequests(CallRequestHandler handler, Map<String, Object> properties) {
    neighbours.requests.add(handler, properties);
  }

  void unbindRequests(CallRequestHandler handler) {
    neighbours.requests.remove(handler);
  }
}
