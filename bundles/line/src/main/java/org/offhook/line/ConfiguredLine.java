package org.offhook.line;

import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Signalling;
import org.offhook.api.time.Timers.Timer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One component for each configured line; an enabled one offers {@link Line} as a service. */
@Component(
    service = HealthProbe.class,
    immediate = true,
    configurationPid = LineConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LineConfig.class, factory = true)
public final class ConfiguredLine implements HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredLine.class);
  private static final Duration UNTIL_QUIET = Duration.ofSeconds(5);

  private final List<PhoneListener> listeners = new CopyOnWriteArrayList<>();
  private final PhoneThread thread;
  private final Runnable unfollow;
  private final BundleContext context;
  private final Signalling signalling;
  private final Servers servers;
  private volatile LineConfig config;
  private volatile Phone phone;
  private volatile SipLine line;
  private volatile String fault = "";
  private ServiceRegistration<Line> registration;
  private boolean closed;
  private Optional<Account> account = Optional.empty();
  private Timer moving = () -> {};

  /** Opens the line, if it is enabled and complete. */
  @Activate
  public ConfiguredLine(
      BundleContext context,
      LineConfig config,
      @Reference PhoneThread thread,
      @Reference Signalling signalling,
      @Reference Servers servers) {
    this.context = context;
    this.signalling = signalling;
    this.servers = servers;
    this.thread = thread;
    this.config = config;
    this.unfollow = servers.follow(() -> thread.execute(this::moved));
    thread.execute(this::open);
  }

  /** The network offers other servers; a line that is used moves when its calls have ended. */
  private void moved() {
    Optional<Account> wanted = servers.account(config);
    if (closed || !config.enabled() || wanted.equals(account)) {
      return;
    }
    if (line != null && isUsed()) {
      moving.cancel();
      moving = thread.after(UNTIL_QUIET, this::moved);
    } else {
      reopen();
    }
  }

  private boolean isUsed() {
    Phone known = phone;
    return known != null && known.calls().stream().anyMatch(call -> call.line() == line);
  }

  /** A new label is shown at once; anything else ends the line and opens it anew. */
  @Modified
  void modified(LineConfig next) {
    LineConfig before = config;
    config = next;
    if (LabelChange.isAll(before, next)) {
      thread.execute(this::relabel);
    } else {
      thread.execute(this::reopen);
    }
  }

  private void reopen() {
    closeLine();
    closed = false;
    line = null;
    fault = "";
    open();
  }

  private void relabel() {
    if (line != null) {
      line.label(label());
      tell(line);
    }
  }

  private String label() {
    return config.extensionDisplay().isEmpty() ? config.id() : config.extensionDisplay();
  }

  private void open() {
    if (closed || !config.enabled()) {
      return;
    }
    if (config.id().isBlank()) {
      fault("voip/line/" + config.index() + "/id is empty");
      return;
    }
    account = servers.account(config);
    account.ifPresentOrElse(
        complete -> {
          line =
              new SipLine(
                  config.index(),
                  complete,
                  Servers.isOwn(config),
                  label(),
                  signalling,
                  () -> phone,
                  this::tell);
          Dictionary<String, Object> properties = new Hashtable<>();
          properties.put("line.index", config.index());
          registration = context.registerService(Line.class, line, properties);
          line.register();
        },
        () -> fault(servers.missing(config)));
  }

  private void fault(String what) {
    fault = what;
    LOG.warn("Line {} is not in use: {}", config.index(), what);
  }

  private void tell(Line changed) {
    RegistrationState state = changed.registration();
    LOG.info(
        "{}: {} {} {} {}", changed, state.phase(), state.code(), state.reason(), state.server());
    for (PhoneListener listener : listeners) {
      listener.onLine(changed);
    }
  }

  @Deactivate
  void close() {
    unfollow.run();
    if (!thread.leave(this::closeLine)) {
      LOG.warn("Line {} takes long to close", config.index());
    }
  }

  private void closeLine() {
    closed = true;
    moving.cancel();
    if (registration != null) {
      // First the service: the phone ends its calls while the user agent can still send BYE.
      try {
        registration.unregister();
      } catch (IllegalStateException e) {
        // the bundle has stopped already, and its services with it
      }
      registration = null;
    }
    if (line != null) {
      line.close();
    }
  }

  @Reference(
      service = Phone.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(
      service = PhoneListener.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindListener(PhoneListener listener) {
    listeners.add(listener);
  }

  void unbindListener(PhoneListener listener) {
    listeners.remove(listener);
  }

  @Override
  public String name() {
    return "line " + config.index();
  }

  @Override
  public Health probe() {
    SipLine now = line;
    if (now == null) {
      return !config.enabled()
          ? Health.ok("not enabled")
          : fault.isEmpty() ? Health.warn("opening") : Health.critical(fault);
    }
    RegistrationState state = now.registration();
    String detail =
        String.join(
            " ", now.addressOfRecord(), state.phase().name(), state.reason(), state.server());
    return switch (state.phase()) {
      case REGISTERED, NONE -> Health.ok(detail.strip());
      case REGISTERING -> Health.warn(detail.strip());
      case FAILED, UNREGISTERED -> Health.critical(detail.strip());
    };
  }
}
