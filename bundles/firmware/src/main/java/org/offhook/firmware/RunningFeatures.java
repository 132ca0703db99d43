package org.offhook.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.offhook.api.deploy.DeployFolder;
import org.offhook.api.firmware.SignedFeatures;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.time.Timers;
import org.offhook.slots.FirmwareFile;
import org.offhook.slots.FirmwareHead;
import org.offhook.slots.FirmwareHead.Kind;
import org.offhook.slots.Json;
import org.offhook.slots.Refusal;
import org.offhook.slots.TrustedKeys;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Features that arrive as signed files. Each is put into the deploy folder, and has to prove itself
 * like an image; the files of the one before are kept until then.
 */
@Component(
    service = {SignedFeatures.class, HealthProbe.class},
    immediate = true,
    configurationPid = {"org.offhook.model", FirmwareConfig.PID})
public final class RunningFeatures implements SignedFeatures, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(RunningFeatures.class);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** Good looks in a row that are a proof: what starts late may fail late. */
  private static final int PROOF = 3;

  private static final int ATTEMPTS = 2;

  private final Timers timers;
  private final DeployFolder folder;
  private final Condition condition;
  private final ModelFacts facts;
  private final int seconds;
  private final Path image;
  private final FeatureStore store;
  private final Path record;
  private volatile boolean closed;
  private volatile CompletableFuture<Void> pause = new CompletableFuture<>();

  /** With the folder it fills; a trial that a power cut ended is begun once more. */
  @Activate
  public RunningFeatures(
      @Reference Timers timers,
      @Reference DeployFolder folder,
      @Reference Condition condition,
      BundleContext context,
      ModelFacts facts,
      FirmwareConfig config)
      throws IOException {
    this.timers = timers;
    this.folder = folder;
    this.condition = condition;
    this.facts = facts;
    this.seconds = config.trialSeconds();
    this.image = Path.of(String.valueOf(context.getProperty("offhook.image")));
    Path directory =
        Path.of(String.valueOf(context.getProperty("offhook.data"))).resolve("features");
    this.store = new FeatureStore(directory);
    this.record = directory.resolve("trial");
    FeatureRecord.read(record).ifPresent(this::resume);
  }

  private void resume(FeatureRecord cut) {
    Thread thread = new Thread(() -> finish(cut), "feature trial");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void finish(FeatureRecord cut) {
    try {
      if (store.onTrial(cut.feature()).isEmpty()) {
        Files.deleteIfExists(record); // it was kept or dropped at the last moment
      } else if (cut.attempts() >= ATTEMPTS) {
        takeBack(cut.feature(), "the phone ended twice in its trial");
      } else {
        attempt(cut.again());
      }
    } catch (IOException e) {
      LOG.error("Feature {}: {}", cut.feature(), e.getMessage());
    }
  }

  @Override
  public boolean wants(InputStream file) throws IOException {
    FirmwareHead head = FirmwareHead.read(file);
    head.mustFit(Kind.FEATURE, facts.vendor(), facts.model(), TrustedKeys.of(image));
    String feature = head.image();
    boolean givenUp = store.failed(feature).orElse("").startsWith(head.version() + ": ");
    return !givenUp && !head.version().equals(versionInForce(feature));
  }

  /** The version that was taken, else that of the image. */
  private String versionInForce(String feature) throws IOException {
    String taken = store.version(feature);
    if (!taken.isEmpty()) {
      return taken;
    }
    Path shipped = image.resolve("features").resolve(feature + ".json");
    if (!Files.isRegularFile(shipped)) {
      return "";
    }
    String id = String.valueOf(((Map<?, ?>) Json.read(Files.readString(shipped))).get("id"));
    return id.substring(id.lastIndexOf(':') + 1);
  }

  @Override
  public synchronized void install(Path path) throws IOException {
    if (Files.exists(record)) {
      throw new Refusal("a feature is on trial already; wait for its end");
    }
    FirmwareFile file =
        FirmwareFile.verified(
            path, Kind.FEATURE, facts.vendor(), facts.model(), TrustedKeys.of(image));
    store.unpack(file);
    attempt(new FeatureRecord(file.head().image(), 1, condition.before()));
  }

  private void attempt(FeatureRecord trial) throws IOException {
    String feature = trial.feature();
    trial.write(record);
    List<Path> placed = store.partsOnTrial(feature);
    Set<String> gone = names(store.parts(feature));
    gone.removeAll(names(placed));
    Map<String, String> refused = folder.change(gone, placed);
    String reason = refused.isEmpty() ? judge(trial) : refused.values().iterator().next();
    if (!reason.isEmpty()) {
      takeBack(feature, reason);
      throw new Refusal(feature + " is given up: " + reason);
    }
    String version = store.onTrial(feature);
    store.keep(feature);
    Files.deleteIfExists(record);
    LOG.info("Feature {} {} is in force", feature, version);
    condition.notice("Feature " + feature + " " + version + " is in force");
  }

  private static Set<String> names(List<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Waits until all works as it did, or the time is over; what is lacking then. */
  private String judge(FeatureRecord trial) throws IOException {
    int good = 0;
    List<String> lacking = List.of();
    for (long look = 0; look * LOOK.toMillis() < seconds * 1000L; look++) {
      lacking = condition.onPhone().lacking(trial.before());
      good = lacking.isEmpty() ? good + 1 : 0;
      if (good == PROOF) {
        return "";
      }
      rest();
    }
    return lacking.isEmpty() ? "it does not come to rest" : String.join("; ", lacking);
  }

  private void rest() throws IOException {
    pause = new CompletableFuture<>();
    CompletableFuture<Void> now = pause;
    Timers.Timer timer = timers.after(LOOK, () -> now.complete(null));
    try {
      if (!closed) {
        now.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      timer.cancel();
    }
    if (closed) {
      throw new IOException("the trial goes on when the capability for it is back");
    }
  }

  private void takeBack(String feature, String reason) throws IOException {
    String version = store.onTrial(feature);
    List<Path> before = store.parts(feature);
    Set<String> gone = names(store.partsOnTrial(feature));
    gone.removeAll(names(before));
    folder.change(gone, before);
    store.fail(feature, version + ": " + reason);
    store.drop(feature);
    Files.deleteIfExists(record);
    LOG.error("Feature {} {} is given up: {}", feature, version, reason);
    condition.notice("Feature " + feature + " " + version + " was given up: " + reason);
  }

  @Override
  public synchronized void remove(String feature) throws IOException {
    if (!store.names().contains(feature)) {
      throw new Refusal(
          "no feature " + feature + " was taken from a file; there are " + store.names());
    }
    Map<String, String> refused = folder.change(names(store.parts(feature)), List.of());
    if (!refused.isEmpty()) {
      folder.change(Set.of(), store.parts(feature));
      throw new Refusal(refused.values().iterator().next());
    }
    store.remove(feature);
    LOG.info("Feature {} is taken back", feature);
  }

  @Override
  public String status() {
    StringBuilder text = new StringBuilder();
    try {
      for (String feature : store.names()) {
        text.append("\nfeature ").append(feature).append(": ").append(store.version(feature));
      }
      for (String feature : store.failures()) {
        text.append("\nfeature ").append(feature).append(" given up: ");
        text.append(store.failed(feature).orElse(""));
      }
    } catch (IOException e) {
      text.append("\nfeatures: cannot be read: ").append(e.getMessage());
    }
    return text.toString().strip();
  }

  @Override
  public String name() {
    return "features";
  }

  @Override
  public Health probe() {
    try {
      Set<String> failures = store.failures();
      if (failures.isEmpty()) {
        return Health.ok(store.names().size() + " taken from files");
      }
      String first = failures.iterator().next();
      return Health.warn(first + " was given up: " + store.failed(first).orElse(""));
    } catch (IOException e) {
      return Health.critical("the features cannot be read: " + e.getMessage());
    }
  }

  /** A trial under way goes on when the component is back. */
  @Deactivate
  void close() {
    closed = true;
    pause.complete(null);
  }
}
