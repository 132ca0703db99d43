package org.offhook.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration of this phone: stored file, installed parameters, Config Admin. */
@Component(
    service = {Settings.class, HealthProbe.class},
    immediate = true,
    configurationPid = "org.offhook.model")
public final class PhoneSettings implements Settings, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneSettings.class);

  private final Engine engine;
  private final ConfigurationWriter writer;
  private final InstalledMetatype installed;
  private final Dialect dialect;
  // Bundles come and go inside framework events, where Config Admin must not be called back.
  private final ExecutorService later =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "config");
            thread.setDaemon(true);
            return thread;
          });

  /** Reads the stored configuration and puts it in force. */
  @Activate
  public PhoneSettings(
      BundleContext context,
      Map<String, Object> facts,
      @Reference ConfigurationAdmin admin,
      @Reference Dialect dialect)
      throws IOException {
    this.dialect = dialect;
    this.engine = new Engine(new Store(dataDirectory(context)));
    this.writer = new ConfigurationWriter(admin);
    this.installed = new InstalledMetatype(context, () -> later.execute(this::bundlesChanged));
    installed.open();
    engine.model(model(facts));
    engine.catalogue(installed.catalogue());
    engine.load().ifPresent(damage -> LOG.error("{}", damage));
    String initial = context.getProperty("offhook.config");
    if (initial != null && !initial.isEmpty()) {
      take(Path.of(initial));
    }
    engine.problems().forEach(problem -> log(problem));
    writer.forget(engine.projection());
    project();
  }

  private static Path dataDirectory(BundleContext context) {
    String data = context.getProperty("offhook.data");
    return Path.of(data == null ? "data" : data);
  }

  private static ModelFacts model(Map<String, Object> facts) {
    return ModelFacts.of(
        String.valueOf(facts.getOrDefault("model", "")),
        words(facts, "limits"),
        words(facts, "defaults"));
  }

  private static List<String> words(Map<String, Object> facts, String key) {
    Object value = facts.get(key);
    if (value instanceof String[] array) {
      return List.of(array);
    }
    return value instanceof String text ? List.of(text) : List.of();
  }

  private void take(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Dialect.Reading reading = dialect.read(file.getFileName().toString(), in);
      reading.problems().forEach(PhoneSettings::log);
      engine.replace(file.getFileName().toString(), reading.assignments());
    }
  }

  private static void log(Problem problem) {
    if (problem.kind() == Kind.INVALID) {
      LOG.warn("{}", problem);
    } else {
      LOG.info("{}", problem);
    }
  }

  @Modified
  void modified(Map<String, Object> facts) throws IOException {
    engine.model(model(facts));
    project();
  }

  @Deactivate
  void close() {
    installed.close();
    later.shutdownNow();
  }

  private void bundlesChanged() {
    engine.catalogue(installed.catalogue());
    try {
      project();
    } catch (IOException e) {
      LOG.error("The configuration is not in force: {}", e.toString());
    }
  }

  private synchronized void project() throws IOException {
    writer.write(engine.projection());
  }

  @Override
  public Optional<String> get(String path) {
    return engine.get(path);
  }

  @Override
  public synchronized void set(Map<String, String> changes) throws InvalidSettings, IOException {
    engine.set(changes);
    project();
  }

  @Override
  public synchronized List<Problem> replace(String source, List<Assignment> assignments)
      throws IOException {
    List<Problem> problems = engine.replace(source, assignments);
    project();
    return problems;
  }

  @Override
  public List<Problem> check(String source, List<Assignment> assignments) {
    return engine.check(source, assignments);
  }

  @Override
  public List<Parameter> parameters() {
    return engine.parameters();
  }

  @Override
  public List<Assignment> delta() {
    return engine.delta();
  }

  @Override
  public List<Problem> problems() {
    return engine.problems();
  }

  @Override
  public String name() {
    return "config";
  }

  @Override
  public Health probe() {
    if (engine.damage().isPresent()) {
      return Health.critical(engine.damage().get());
    }
    long invalid = problems().stream().filter(p -> p.kind() == Kind.INVALID).count();
    long unclaimed = problems().stream().filter(p -> p.kind() == Kind.UNCLAIMED).count();
    String detail =
        "%d parameters; %d lines not allowed, %d unclaimed"
            .formatted(parameters().size(), invalid, unclaimed);
    return invalid > 0 ? Health.warn(detail) : Health.ok(detail);
  }
}
