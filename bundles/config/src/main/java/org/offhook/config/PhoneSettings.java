package org.offhook.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of this phone: stored file, installed parameters, Config Admin. */
@Component(
    service = {Settings.class, HealthProbe.class},
    immediate = true,
    configurationPid = "org.offhook.model",
    property = "offhook.health=config")
public final class PhoneSettings implements Settings, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneSettings.class);

  private final Engine engine;
  private final ConfigurationWriter writer;
  private final Delivery delivery;
  private final InstalledMetatype installed;
  private final AtomicBoolean changed = new AtomicBoolean();
  // Bundles come and go inside framework events, where Config Admin must not be called back.
  private final ExecutorService later =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "config");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<InitialFile> initial;
  private boolean started;
  private volatile boolean closed;
  private volatile List<Problem> unreadable = List.of();
  private volatile Optional<String> fault = Optional.empty();

  /** Reads the stored configuration. */
  @Activate
  public PhoneSettings(
      BundleContext context,
      Map<String, Object> facts,
      @Reference ConfigurationAdmin admin,
      @Reference Delivery delivery)
      throws IOException {
    Path data = Path.of(property(context, "offhook.data", "data"));
    this.engine = new Engine(new Store(data), secrets(context, data));
    this.writer = new ConfigurationWriter(admin);
    this.delivery = delivery;
    this.installed = new InstalledMetatype(context, this::bundlesChanged);
    this.initial = InitialFile.of(context);
    load();
    installed.open();
    engine.rules(rules -> rules.with(ModelFacts.of(facts)).with(installed.catalogue()));
  }

  private void load() {
    try {
      Store.Found found = engine.load();
      found.damage().ifPresent(LOG::error);
      if (found.touched()) {
        LOG.info("phone.cfg was written by hand; it counts as it is");
      }
    } catch (IOException e) {
      fail("the stored configuration cannot be read, defaults are in force: " + reason(e));
    }
  }

  private static String property(BundleContext context, String key, String otherwise) {
    String value = context.getProperty(key);
    return value == null || value.isBlank() ? otherwise : value.strip();
  }

  private Secrets secrets(BundleContext context, Path data) {
    String named = property(context, "offhook.secrets.key", "");
    Path file = named.isEmpty() ? data.resolve("secrets.key") : Path.of(named);
    try {
      boolean wanted = !named.isEmpty() || Files.exists(file);
      return wanted ? new Secrets(SecretKeys.of(file)) : Secrets.NONE;
    } catch (IOException e) {
      fail("encrypted values cannot be opened: " + reason(e));
      return Secrets.NONE;
    }
  }

  private void fail(String what) {
    fault = Optional.of(what);
    LOG.error("{}", what);
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException ? "there is no file " + e.getMessage() : e.toString();
  }

  /** A file format arrives; the file this phone was started with may have waited for it. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  synchronized void addDialect(Dialect dialect) {
    if (initial.isEmpty()) {
      return;
    }
    try {
      if (initial.get().claimedBy(dialect)) {
        take(initial.get(), dialect);
        initial = Optional.empty();
      }
    } catch (IOException e) {
      fail("%s is not in force: %s".formatted(initial.get().name(), reason(e)));
      initial = Optional.empty();
    }
  }

  /** A file format leaves; what it read stays. */
  void removeDialect(Dialect dialect) {
    LOG.debug("{} is gone", dialect.name());
  }

  private void take(InitialFile file, Dialect dialect) throws IOException {
    Dialect.Reading reading = file.read(dialect);
    engine.replace(file.name(), reading.assignments());
    unreadable = List.copyOf(reading.problems());
    file.taken();
    if (started) {
      Report.log(problems());
      project();
    }
  }

  /** Puts the configuration in force, after the file formats that are there were heard. */
  @Activate
  synchronized void start() throws IOException {
    started = true;
    initial.ifPresent(file -> LOG.info("{}; it waits for one", waiting(file)));
    Report.log(problems());
    writer.forget(engine.projection(installed.withDeparted()));
    project();
  }

  private static String waiting(InitialFile file) {
    return file.name() + " is not in force: no installed capability reads such a file";
  }

  @Modified
  synchronized void modified(Map<String, Object> facts) {
    engine.rules(rules -> rules.with(ModelFacts.of(facts)));
    project();
  }

  @Deactivate
  void close() {
    closed = true;
    installed.close();
    later.shutdown();
  }

  private void bundlesChanged() {
    // A feature brings many bundles at once: they are looked at once.
    if (changed.compareAndSet(false, true) && !later.isShutdown()) {
      later.execute(this::takeBundles);
    }
  }

  private synchronized void takeBundles() {
    changed.set(false);
    if (closed) {
      return;
    }
    engine.rules(rules -> rules.with(installed.catalogue()));
    if (started) {
      project();
    }
  }

  private synchronized void project() {
    writer.write(engine.projection(installed.withDeparted()));
  }

  @Override
  public Optional<String> get(String path) {
    return engine.state().get(path);
  }

  @Override
  public synchronized void set(Map<String, String> changes) throws InvalidSettings, IOException {
    engine.set(changes);
    project();
  }

  @Override
  public boolean awaitTaken(Duration atMost) throws IOException, InterruptedException {
    // Without the lock: who takes over may have questions.
    long end = System.nanoTime() + atMost.toNanos();
    CountDownLatch looked = new CountDownLatch(1);
    try {
      later.execute(looked::countDown);
    } catch (RejectedExecutionException e) {
      return true; // the next engine tells everything anew
    }
    return looked.await(atMost.toNanos(), TimeUnit.NANOSECONDS)
        && delivery.await(Duration.ofNanos(end - System.nanoTime()));
  }

  @Override
  public synchronized List<Problem> replace(String source, List<Assignment> assignments)
      throws IOException {
    List<Problem> problems = engine.replace(source, assignments);
    unreadable = List.of();
    project();
    return problems;
  }

  @Override
  public List<Problem> check(String source, List<Assignment> assignments) {
    return engine.check(source, assignments);
  }

  @Override
  public List<Parameter> parameters() {
    return engine.state().parameters();
  }

  @Override
  public List<Assignment> delta() {
    return engine.state().delta();
  }

  @Override
  public List<Assignment> assignments() {
    return engine.state().assignments();
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(unreadable);
    problems.addAll(engine.state().problems());
    return problems;
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public Health probe() {
    Optional<String> broken =
        engine.damage().or(() -> fault).or(() -> initial.map(PhoneSettings::waiting));
    if (broken.isPresent()) {
      return Health.critical(broken.get());
    }
    List<Problem> problems = problems();
    String detail = Report.summary(engine.state().count(), problems);
    return Report.count(problems, Kind.INVALID) > 0 ? Health.warn(detail) : Health.ok(detail);
  }
}
