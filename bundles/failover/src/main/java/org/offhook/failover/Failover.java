package org.offhook.failover;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.time.Timers.Timer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Tells each line its second servers, and people which server a line is at. */
@Component(
    service = {Failover.class, PhoneListener.class, HealthProbe.class},
    immediate = true,
    configurationPid = FailoverConfig.PID)
@Designate(ocd = FailoverConfig.class)
public final class Failover implements PhoneListener, HealthProbe {
  private static final String FILE = "servers.properties";
  private static final Duration SETTLING = Duration.ofSeconds(2);
  private static final long CLOSE_MILLIS = 100;

  private final PhoneThread thread;
  private final LastServers last;
  private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> daemon(task));
  private final Map<Line, String> lines = new ConcurrentHashMap<>();
  private final Map<Integer, ServerAddress> own = new ConcurrentHashMap<>();
  private final Map<Integer, Standing> standings = new ConcurrentSkipListMap<>();
  private volatile Plan plan;
  private volatile boolean everywhere;
  private volatile Phone phone;
  private volatile Timer settling = () -> {};

  /** With its parameters. */
  @Activate
  public Failover(BundleContext context, @Reference PhoneThread thread, FailoverConfig config) {
    this(
        thread,
        new LastServers(Path.of(context.getProperty("offhook.data")).resolve(FILE)),
        config);
  }

  Failover(PhoneThread thread, LastServers last, FailoverConfig config) {
    this.thread = thread;
    this.last = last;
    take(config);
  }

  @Modified
  void modified(FailoverConfig config) {
    take(config);
    lines.keySet().forEach(this::tell);
  }

  private void take(FailoverConfig config) {
    plan = new Plan(config);
    everywhere = config.mode().equals("SIMULTANEOUS");
  }

  /** The lines as they stand, by their number. */
  List<Standing> standings() {
    return List.copyOf(standings.values());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(Line line) {
    lines.put(line, last.of(line.index()));
    tell(line);
  }

  void unbindLine(Line line) {
    lines.remove(line);
    standings.remove(line.index());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindSecond(SecondServer second) {
    ServerAddress.configured(second.config().address(), second.config().port())
        .ifPresent(address -> own.put(second.config().index(), address));
    tell(second.config().index());
  }

  void unbindSecond(SecondServer second) {
    own.remove(second.config().index());
    tell(second.config().index());
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

  private void tell(int index) {
    lines.keySet().stream().filter(line -> line.index() == index).forEach(this::tell);
  }

  private void tell(Line line) {
    run(
        () -> {
          String first = lines.get(line);
          if (first != null) {
            Optional<ServerAddress> second = Optional.ofNullable(own.get(line.index()));
            line.redundancy(plan.of(second, line.ownServers(), first));
            look(line);
          }
        });
  }

  private void run(Runnable task) {
    if (thread.isCurrent()) {
      task.run();
    } else {
      thread.execute(task);
    }
  }

  @Override
  public void onLine(Line line) {
    if (lines.containsKey(line)) {
      look(line);
      settling.cancel();
      // By then DNS has told the ranks of the servers.
      settling = thread.after(SETTLING, () -> lines.keySet().forEach(this::look));
    }
  }

  private void look(Line line) {
    if (!lines.containsKey(line)) {
      return;
    }
    Standing now = new Standing(line.index(), List.copyOf(line.servers()), everywhere);
    Standing before = standings.put(line.index(), now);
    now.servers().stream()
        .filter(one -> one.registered())
        .findFirst()
        .filter(one -> last.use(line.index(), one.server()))
        .ifPresent(one -> writer.execute(last::write));
    announce(line, before, now);
  }

  private void announce(Line line, Standing before, Standing now) {
    Phone desk = phone;
    boolean wasBest = before == null || before.isBest();
    if (desk != null && wasBest && !now.isBest()) {
      desk.notice(line.label() + " is at its secondary server");
    } else if (desk != null && !wasBest && now.isBest() && now.current().isPresent()) {
      desk.notice(line.label() + " is back at its first server");
    }
  }

  @Override
  public String name() {
    return "failover";
  }

  @Override
  public Health probe() {
    List<Health> all = standings().stream().map(Standing::health).toList();
    String detail = String.join("; ", all.stream().map(Health::detail).toList());
    boolean well = all.stream().allMatch(one -> one.state() == State.OK);
    return well ? Health.ok(detail.isEmpty() ? "no line" : detail) : Health.warn(detail);
  }

  /** The lines are left with the servers of their own. */
  @Deactivate
  void close() throws InterruptedException {
    lines.keySet().forEach(line -> run(() -> line.redundancy(Redundancy.NONE)));
    lines.clear();
    settling.cancel();
    writer.shutdown();
    writer.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable task) {
    Thread made = new Thread(task, "failover-file");
    made.setDaemon(true);
    return made;
  }
}
