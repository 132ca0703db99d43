package org.offhook.provision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.offhook.api.config.PhoneIdentity;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.QuietTime;
import org.offhook.api.phone.Restart;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.api.time.WallTime;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Looks for new files: when the phone starts, by schedule, when a server or a person asks. One
 * check at a time, on a thread of its own.
 */
@Component(
    service = {Provisioner.class, HealthProbe.class},
    immediate = true,
    configurationPid = {"org.offhook.model", ProvisionConfig.PID})
public final class Provisioner implements HealthProbe {
  /** Framework property: {@code asked} keeps the phone from looking by itself. */
  static final String MODE = "offhook.provisioning";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  /** The phone first does what a person at it waits for. */
  private static final Duration AFTER_START = Duration.ofSeconds(2);

  private final Clock clock;
  private final Settings settings;
  private final QuietTime quiet;
  private final Sources sources;
  private final Fetchers fetchers;
  private final Shelf shelf;
  private final Restart restart;
  private final Path memory;
  private final boolean byItself;
  private final Journal journal = new Journal(() -> STAMP.format(now()));
  private final CheckThread checking = new CheckThread(journal);
  private final NextCheck next;
  private final AtomicBoolean lookOnChange = new AtomicBoolean();
  private volatile WallTime wallTime;
  private volatile ProvisionConfig config;
  private volatile ModelFacts facts;
  private volatile String last = "not looked yet";
  private volatile boolean looked;
  private volatile boolean failed;

  /** Looks soon after the start, unless the configuration or the framework says otherwise. */
  @Activate
  public Provisioner(
      @Reference Clock clock,
      @Reference Timers timers,
      @Reference Settings settings,
      @Reference QuietTime quiet,
      @Reference Sources sources,
      @Reference Fetchers fetchers,
      @Reference Shelf shelf,
      @Reference Restart restart,
      BundleContext context,
      ProvisionConfig config,
      ModelFacts facts) {
    this.clock = clock;
    this.settings = settings;
    this.quiet = quiet;
    this.sources = sources;
    this.fetchers = fetchers;
    this.shelf = shelf;
    this.restart = restart;
    this.config = config;
    this.facts = facts;
    String data = context.getProperty("offhook.data");
    this.memory = Path.of(data == null ? "data" : data).resolve("provision");
    this.byItself = !"asked".equals(context.getProperty(MODE));
    RandomGenerator random = RandomGenerator.getDefault();
    next = new NextCheck(timers, this::now, this::wanted, random, journal, this::due);
    if (byItself && config.bootCheck() && !off()) {
      next.first(AFTER_START, () -> checking.later(() -> check(true)));
    } else {
      next.plan();
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindWallTime(WallTime found) {
    wallTime = found;
  }

  void unbindWallTime(WallTime gone) {
    if (wallTime == gone) {
      wallTime = null;
    }
  }

  @Modified
  void modified(ProvisionConfig config, ModelFacts facts) {
    this.config = config;
    this.facts = facts;
    if (looked || !config.bootCheck() || off()) {
      next.plan();
    }
    if (lookOnChange.compareAndSet(true, false)) {
      checking.later(() -> check(true));
    }
  }

  /**
   * Changes how the server is found, on the thread of provisioning, and looks there at once.
   *
   * @param change gives false when nothing was changed, so that nothing is waited for
   */
  void lookAfter(BooleanSupplier change) {
    checking.later(
        () -> {
          lookOnChange.set(true);
          if (!change.getAsBoolean() && lookOnChange.compareAndSet(true, false)) {
            check(true);
          }
        });
  }

  private boolean off() {
    return config.method().equalsIgnoreCase("DISABLE");
  }

  private ZonedDateTime now() {
    WallTime known = wallTime;
    return known == null ? clock.now().atZone(ZoneId.systemDefault()) : known.now();
  }

  /** With the schedule; empty when the phone does not look by itself. */
  private Optional<ProvisionConfig> wanted() {
    return byItself && !off() ? Optional.of(config) : Optional.empty();
  }

  private void due() {
    quiet.whenQuiet(() -> checking.later(() -> check(next.owesStart())));
  }

  /** A server asks to look, and maybe to start anew afterwards; both wait for quiet. */
  void serverAsks(boolean reboot) {
    journal.tell("a server asks to look for new files" + (reboot ? " and to start anew" : ""));
    quiet.whenQuiet(
        () ->
            checking.later(
                () -> {
                  check(false);
                  if (reboot) {
                    restart.restart("a server asked for it");
                  }
                }));
  }

  private void check(boolean starting) {
    try {
      look(starting);
    } catch (IOException e) {
      journal.warn("nothing was changed: " + e.getMessage());
    }
  }

  private String look(boolean starting) throws IOException {
    ProvisionConfig now = config;
    try {
      Check check = newCheck(now);
      String told =
          FetchRequest.withoutLogin(
              check.run(sources.of(now, facts, identity(), memory), starting));
      journal.tell(told);
      note(told, false);
      next.succeeded();
      return told;
    } catch (IOException | RuntimeException e) {
      String why = FetchRequest.withoutLogin(String.valueOf(e.getMessage()));
      note(why, true);
      next.failed(starting);
      throw new IOException(why, e);
    } finally {
      next.planAfterNow();
    }
  }

  private void note(String what, boolean bad) {
    last = what;
    failed = bad;
    looked = true;
  }

  private Check newCheck(ProvisionConfig now) {
    return new Check(now, facts, identity(), settings, shelf, copies(now), memory, journal);
  }

  private Copies copies(ProvisionConfig now) {
    Copies.Login login = new Copies.Login(now.userName(), now._password());
    return new Copies(memory.resolve("copies"), fetchers, login, journal);
  }

  private PhoneIdentity identity() {
    return Identity.of(config, facts, settings);
  }

  /**
   * Writes the files that make a fresh phone like this one.
   *
   * @param directory where
   * @param dialect the vendor's way to write them; empty for that of this phone
   * @return their names
   */
  List<String> write(Path directory, String dialect) throws IOException {
    String name = dialect.isEmpty() ? Check.flavour(config, facts) : dialect;
    return new ServerFiles(identity(), shelf, directory)
        .write(shelf.dialect(name), settings.assignments());
  }

  /**
   * Looks at once, as a person asked.
   *
   * @return what came of it
   * @throws IOException when nothing was changed, with the reason
   */
  String now(boolean everything) throws IOException {
    return checking.now(
        () -> {
          if (everything) {
            copies(config).forget();
          }
          return look(true);
        });
  }

  /** How things stand, for people. */
  String status() {
    String planned =
        next.due().map(at -> STAMP.format(at.truncatedTo(ChronoUnit.SECONDS))).orElse("none");
    String doing = journal.doing().isEmpty() ? "nothing" : journal.doing();
    PhoneIdentity phone = identity();
    return """
        method: %s
        address: %s, model: %s
        last check: %s
        now: %s
        next check: %s"""
        .formatted(config.method(), phone.mac(), phone.model(), last, doing, planned);
  }

  /** What was done, oldest first. */
  List<String> log() {
    return journal.lines();
  }

  /** Each setting that is set, and who gave it. */
  List<String> origins(String prefix) throws IOException {
    return Origins.read(memory.resolve("origins")).told(settings.assignments(), prefix);
  }

  @Override
  public String name() {
    return "provision";
  }

  @Override
  public Health probe() {
    if (off()) {
      return Health.ok("off");
    }
    return failed ? Health.warn(last) : Health.ok(last);
  }

  @Deactivate
  void close() {
    next.close();
    checking.close();
  }
}
