package org.offhook.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.api.config.Settings;
import org.offhook.api.deploy.DeployFolder;
import org.offhook.api.health.HealthProbe;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.feature.FeatureService;

/**
 * Hot deployment: the folder {@code DATA/deploy}, and the commands {@code bundle} and {@code
 * feature}.
 */
@Component(
    immediate = true,
    service = {Deployment.class, DeployFolder.class, HealthProbe.class},
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=bundle",
      "osgi.command.function=feature"
    })
public final class Deployment implements DeployFolder, HealthProbe {
  private static final Duration MOST = Duration.ofSeconds(10);

  private final BundleCommands bundleCommands;
  private final FeatureCommands featureCommands;
  private final FolderContents contents;
  private final FolderWatch watch;
  private volatile Settings settings;

  /** Begins to watch the folder. */
  @Activate
  public Deployment(
      BundleContext context, @Reference FeatureService service, @Reference ConfigurationAdmin admin)
      throws IOException {
    Path data = Path.of(context.getProperty("offhook.data"));
    Path image = Path.of(context.getProperty("offhook.image"));
    Path folder = Files.createDirectories(data.resolve("deploy"));
    Path state = data.resolve("cache/deployed");
    Bundles bundles = new Bundles(context, new LastGood(state.resolve("good")));
    FeatureFiles files = new FeatureFiles(service, image, folder);
    Features features = new Features(files, bundles, new FeatureConfigurations(admin));
    this.bundleCommands = new BundleCommands(bundles, image);
    this.featureCommands = new FeatureCommands(features);
    this.contents =
        new FolderContents(
            folder,
            state.resolve("files"),
            new Deployed(state.resolve("files.properties")),
            bundles,
            files,
            features);
    this.watch = new FolderWatch(folder, contents);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  synchronized void bindSettings(Settings settings) {
    this.settings = settings;
  }

  synchronized void unbindSettings(Settings gone) {
    settings = settings == gone ? null : settings;
  }

  /** Ends the watch; what is deployed stays. */
  @Deactivate
  public void close() throws IOException {
    watch.close();
  }

  /**
   * The command {@code bundle}.
   *
   * @param words {@code update|start|stop|install|uninstall NAME}, or {@code list}
   * @return what was done
   * @throws Exception with the reason when nothing was done
   */
  public String bundle(String... words) throws Exception {
    return taken(bundleCommands.run(words));
  }

  /**
   * The command {@code feature}.
   *
   * @param words {@code list}, or {@code install|remove NAME}
   * @return what was done
   * @throws Exception with the reason when nothing was done
   */
  public String feature(String... words) throws Exception {
    return taken(featureCommands.run(words));
  }

  /** The parameters of what came or went are known before the next command is typed. */
  private String taken(String done) throws IOException, InterruptedException {
    Settings now = settings;
    return now == null || now.awaitTaken(MOST)
        ? done
        : done + ", which not all capabilities know yet";
  }

  @Override
  public Map<String, String> change(Set<String> gone, List<Path> placed) throws IOException {
    return contents.change(gone, placed);
  }

  @Override
  public String name() {
    return "deploy";
  }

  @Override
  public Health probe() {
    Map<String, String> faults = contents.faults();
    if (faults.isEmpty()) {
      return Health.ok("all files of the deploy folder are in force");
    }
    Map.Entry<String, String> first = faults.entrySet().iterator().next();
    return Health.warn(
        "%d refused: %s: %s".formatted(faults.size(), first.getKey(), first.getValue()));
  }

  /** State of a bundle in a word. */
  static String state(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "active";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.INSTALLED -> "unresolved";
      default -> "uninstalled";
    };
  }
}
