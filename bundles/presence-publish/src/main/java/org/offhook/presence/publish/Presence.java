package org.offhook.presence.publish;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.PublicationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps published how the person at each line is. */
@Component(
    service = {PhoneListener.class, ConfigurationListener.class, HealthProbe.class},
    immediate = true,
    configurationPid = PresenceConfig.PID)
@Designate(ocd = PresenceConfig.class)
public final class Presence implements PhoneListener, ConfigurationListener, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
  private static final String TYPE = "application/pidf+xml";

  private final PhoneThread thread;
  private final String tuple;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Map<Line, Publication> publications = new LinkedHashMap<>();
  private volatile PresenceConfig config;
  private volatile Phone phone;
  private volatile DoNotDisturb quiet;
  private volatile Health health = Health.ok("off");
  private volatile boolean closed;

  /** Publishes for the lines there are, once they are registered. */
  @Activate
  public Presence(@Reference PhoneThread thread, PresenceConfig config) {
    this.thread = thread;
    this.config = config;
    this.tuple = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    look();
  }

  @Modified
  void modified(PresenceConfig config) {
    this.config = config;
    thread.execute(
        () -> {
          leave();
          lookNow();
        });
  }

  @Reference(
      service = Line.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line) {
    lines.add(line);
    look();
  }

  void unbindLine(Line line) {
    lines.remove(line);
    thread.execute(
        () -> {
          Publication publication = publications.remove(line);
          if (publication != null) {
            publication.close();
          }
          judge();
        });
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone found) {
    phone = found;
    look();
  }

  void unbindPhone(Phone gone) {
    phone = phone == gone ? null : phone;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindQuiet(DoNotDisturb found) {
    quiet = found;
    look();
  }

  void unbindQuiet(DoNotDisturb gone) {
    quiet = quiet == gone ? null : quiet;
    look();
  }

  @Override
  public void onCall(Call call) {
    lookNow();
  }

  @Override
  public void onLine(Line line) {
    lookNow();
  }

  /** Do not disturb is configuration. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    look();
  }

  private void look() {
    if (config.enabled()) {
      thread.execute(this::lookNow);
    }
  }

  private void lookNow() {
    if (!closed && config.enabled()) {
      lines.forEach(this::tell);
    }
    judge();
  }

  private void tell(Line line) {
    String document = standing(line).document(line.addressOfRecord(), tuple);
    Publication publication = publications.get(line);
    if (publication != null) {
      publication.change(document);
    } else if (line.registration().phase() == Phase.REGISTERED) {
      Duration expires = Duration.ofSeconds(config.expires());
      PublicationRequest request =
          new PublicationRequest(line.addressOfRecord(), "presence", expires, TYPE, document);
      publications.put(line, line.publish(request, (state, why) -> became(line, state, why)));
    }
  }

  private Standing standing(Line line) {
    DoNotDisturb silent = quiet;
    if (silent != null
        && (silent.isOn(Optional.empty()) || silent.isOn(Optional.of(line.index())))) {
      return Standing.NOT_TO_BE_DISTURBED;
    }
    Phone now = phone;
    boolean talks =
        now != null
            && now.calls().stream()
                .filter(call -> call.line().index() == line.index())
                .map(Call::state)
                .anyMatch(state -> state != CallState.RINGING_IN && state != CallState.ENDED);
    return talks ? Standing.ON_THE_PHONE : Standing.AVAILABLE;
  }

  private void became(Line line, PublicationState state, String why) {
    if (!why.isEmpty()) {
      LOG.info("Presence of line {}: {} {}", line.index(), state, why);
    }
    judge();
  }

  private void judge() {
    long published =
        publications.values().stream()
            .filter(one -> one.state() == PublicationState.PUBLISHED)
            .count();
    boolean refused =
        publications.values().stream().anyMatch(one -> one.state() == PublicationState.TERMINATED);
    String told = published + " of " + lines.size() + " lines published";
    health =
        !config.enabled()
            ? Health.ok("off")
            : refused ? Health.warn(told + "; a server takes no presence") : Health.ok(told);
  }

  private void leave() {
    publications.values().forEach(Publication::close);
    publications.clear();
    judge();
  }

  @Override
  public String name() {
    return "presence";
  }

  @Override
  public Health probe() {
    return health;
  }

  @Deactivate
  void close() {
    closed = true;
    thread.leave(this::leave);
  }
}
