package org.offhook.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;

/** A framework that runs the bundles of an image. */
final class Running {
  /** Start level at which all of the phone runs. */
  private static final int ALL = 4;

  private static final long STOP_MILLIS = 5_000;
  private final Framework framework;

  private Running(Framework framework) {
    this.framework = framework;
  }

  /**
   * Starts the bundles of an image; returns when all are started.
   *
   * @throws Unresolved when a bundle of the image lacks something; then nothing runs
   */
  static Running start(Image image, Options options)
      throws BundleException, IOException, Unresolved {
    Path cache = options.data().resolve("cache");
    Files.createDirectories(cache);
    Framework framework = new FrameworkFactory().newFramework(properties(image, options, cache));
    framework.init();
    try {
      Tidying.finish(framework.getBundleContext());
      Installation installation = new Installation(image, cache);
      boolean current = installation.isCurrent();
      if (!current) {
        installation.bring(framework.getBundleContext());
      }
      List<String> missing = installation.missing(framework.getBundleContext());
      if (!missing.isEmpty()) {
        throw new Unresolved(missing);
      }
      if (!current) {
        installation.done();
      }
      Recording.ifWanted(framework.getBundleContext());
      FeatureConfigurations.await(framework.getBundleContext(), image.configurations());
      framework.start();
      return new Running(framework);
    } catch (BundleException | IOException | RuntimeException | Unresolved e) {
      framework.stop();
      throw e;
    }
  }

  /** Context of the framework. */
  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Waits until the framework has stopped for good. */
  void await() throws InterruptedException {
    FrameworkEvent event;
    do {
      event = framework.waitForStop(0);
    } while (event.getType() == FrameworkEvent.STOPPED_UPDATE);
  }

  /** Stops: lines unregister, calls end, sockets close. Waits for at most five seconds. */
  void stop() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      System.err.println("offhook: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> properties(Image image, Options options, Path cache) {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(ALL));
    properties.put("felix.startlevel.bundle", Integer.toString(ALL));
    // The data directory has a lock of its own.
    properties.put("felix.cache.locking", "false");
    properties.put("felix.log.level", "1");
    properties.put("felix.resolver.parallelism", "1");
    // phone.cfg is the truth; what Config Admin holds is made anew from it at each start.
    properties.put("felix.cm.pm", "memory");
    properties.put("felix.cm.dir", options.data().resolve("cm").toString());
    properties.put("offhook.image", image.directory().toString());
    properties.put("offhook.data", options.data().toString());
    properties.put("offhook.interactive", Boolean.toString(options.interactive()));
    initial(image, options).ifPresent(file -> properties.put("offhook.config", file.toString()));
    options.command().ifPresent(command -> properties.put("offhook.command", command));
    properties.putAll(logging(image, options));
    return properties;
  }

  /** The configuration to start from; that of the image only serves a phone that has none yet. */
  private static Optional<Path> initial(Image image, Options options) {
    Path shipped = image.directory().resolve("initial.cfg");
    boolean fresh = !Files.exists(options.data().resolve("phone.cfg"));
    return options
        .config()
        .or(() -> Optional.of(shipped).filter(file -> fresh && Files.isRegularFile(file)));
  }

  private static Map<String, String> logging(Image image, Options options) {
    Path launcher = image.directory().resolve("launcher");
    String backend = options.verbose() ? "logback-verbose.xml" : "logback.xml";
    System.setProperty("offhook.data", options.data().toString());
    return Map.of(
        "org.ops4j.pax.logging.property.file",
        launcher.resolve(backend).toString(),
        "org.ops4j.pax.logging.eventAdminEnabled",
        "false",
        "org.ops4j.pax.logging.DefaultServiceLog.level",
        "ERROR");
  }

  /** The bundles of the image do not resolve. */
  static final class Unresolved extends Exception {
    private static final long serialVersionUID = 1;

    Unresolved(List<String> missing) {
      super(String.join("\n", new ArrayList<>(missing)));
    }
  }
}
