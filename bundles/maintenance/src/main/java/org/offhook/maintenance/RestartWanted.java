package org.offhook.maintenance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Restart;
import org.offhook.api.provision.ProvisioningListener;
import org.offhook.api.time.Timers.Timer;
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

/**
 * Says when a parameter was changed that acts only when the phone starts; after provisioning it has
 * the phone start anew, once.
 */
@Component(
    service = {
      RestartWanted.class,
      ConfigurationListener.class,
      ProvisioningListener.class,
      HealthProbe.class
    },
    immediate = true,
    configurationPid = MaintenanceConfig.PID)
@Designate(ocd = MaintenanceConfig.class)
public final class RestartWanted
    implements ConfigurationListener, ProvisioningListener, HealthProbe {
  private static final Duration SETTLED = Duration.ofMillis(300);

  private final Settings settings;
  private final PhoneThread thread;
  private final Restart restart;
  private final List<Assignment> atStart;
  private final Set<String> told = new TreeSet<>();
  private MaintenanceConfig config;
  private LateParameters late;
  private Optional<Phone> phone = Optional.empty();
  private Timer looking = () -> {};
  private boolean closed;

  /** With what is set when the phone starts. */
  @Activate
  public RestartWanted(
      @Reference Settings settings,
      @Reference PhoneThread thread,
      @Reference Restart restart,
      MaintenanceConfig config) {
    this.settings = settings;
    this.thread = thread;
    this.restart = restart;
    this.config = config;
    this.atStart = settings.assignments();
    this.late = LateParameters.of(config.restartFor(), atStart);
  }

  @Modified
  synchronized void modified(MaintenanceConfig next) {
    if (!next.restartFor().equals(config.restartFor())) {
      late = LateParameters.of(next.restartFor(), atStart);
    }
    config = next;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindPhone(Phone phone) {
    this.phone = Optional.of(phone);
  }

  synchronized void unbindPhone(Phone phone) {
    this.phone = this.phone.filter(known -> known != phone);
  }

  /** The parameters that wait for a start. */
  synchronized Set<String> waiting() {
    return late.waiting(settings.assignments());
  }

  /**
   * A start brings hundreds of these, and a file from a server some at once: one look is enough.
   */
  @Override
  public synchronized void configurationEvent(ConfigurationEvent event) {
    looking.cancel();
    if (!closed) {
      looking = thread.after(SETTLED, this::look);
    }
  }

  /** Asks the person for a restart, once for each parameter. */
  private synchronized void look() {
    Set<String> waiting = waiting();
    told.retainAll(waiting);
    Set<String> others = new TreeSet<>(waiting);
    others.removeAll(told);
    if (!others.isEmpty() && !closed) {
      told.addAll(others);
      String text = "A restart is wanted: " + String.join(", ", others);
      phone.ifPresent(known -> thread.execute(() -> known.notice(text)));
    }
  }

  @Override
  public void onConfiguration(Set<String> done) {
    Set<String> waiting;
    synchronized (this) {
      late = late.after(done, settings.assignments());
      waiting = waiting();
      if (waiting.isEmpty() || !config.afterProvisioning() || closed) {
        return;
      }
    }
    restart.restart("the server changed " + String.join(", ", waiting));
  }

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public Health probe() {
    Set<String> waiting = waiting();
    return waiting.isEmpty()
        ? Health.ok("nothing waits for one")
        : Health.warn("wanted for " + String.join(", ", waiting));
  }

  @Deactivate
  synchronized void close() {
    closed = true;
    looking.cancel();
  }
}
