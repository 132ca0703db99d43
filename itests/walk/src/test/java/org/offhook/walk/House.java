package org.offhook.walk;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.offhook.api.config.Settings;
import org.offhook.testkit.Frameworks;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/** An OSGi framework with bundles as they ship; interfaces and SIP library are shared with us. */
final class House implements AutoCloseable {
  private static final List<String> GROUND =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr");
  private static final Map<String, String> SHARED =
      Map.of(
          "org/offhook/api/", "0.1.0",
          "org/offhook/sip/ri/", "0.1.0",
          "gov/nist/", "1.3.0",
          "javax/sip/", "1.2.0",
          "javax/sdp/", "1.0.0",
          "org/slf4j/", "2.0.17");
  private static final String CONFIG_ADMIN = "org.osgi.service.cm.ConfigurationAdmin";
  private static final long PATIENCE_MILLIS = 60_000;

  private final Framework framework;
  private final Map<String, Bundle> bundles = new LinkedHashMap<>();
  private final Path data;

  House(Path data, Map<String, String> properties) throws BundleException, IOException {
    this.data = data;
    Map<String, String> all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, data.resolve("felix").toString());
    all.put("felix.cm.dir", data.resolve("cm").toString());
    all.put("felix.log.level", "1");
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, shared());
    framework = new FrameworkFactory().newFramework(all);
    Frameworks.init(framework);
    for (String name : GROUND) {
      install(name, onClassPath(name));
    }
    framework.start();
    for (Bundle bundle : bundles.values()) {
      bundle.start();
    }
  }

  /** Offers a service that wins over all others of its kind. */
  ServiceRegistration<?> offer(Object service, Class<?>... types) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(Constants.SERVICE_RANKING, Integer.MAX_VALUE);
    String[] names = Stream.of(types).map(Class::getName).toArray(String[]::new);
    return framework.getBundleContext().registerService(names, service, properties);
  }

  /** Installs bundles of the house by the names of their folders. */
  void install(String... folders) throws BundleException, IOException {
    for (String folder : folders) {
      install(folder, built(folder));
    }
  }

  /** Starts bundles that are installed. */
  void start(String... folders) throws BundleException {
    for (String folder : folders) {
      bundles.get(folder).start();
    }
    settle();
  }

  /**
   * Waits for what other threads have to do, those of the configuration: a walk that is repeated
   * must find the same as the first time.
   */
  private void settle() {
    Settings settings = find(Settings.class);
    try {
      if (settings != null && !settings.awaitInForce(Duration.ofMillis(PATIENCE_MILLIS))) {
        throw new IllegalStateException("the configuration is not taken over");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a component its configuration; the classes of Config Admin are not ours. */
  void configure(String pid, Map<String, ?> properties)
      throws ReflectiveOperationException, InvalidSyntaxException {
    var reference = framework.getBundleContext().getAllServiceReferences(CONFIG_ADMIN, null)[0];
    Object admin = framework.getBundleContext().getService(reference);
    Class<?> type = admin.getClass().getInterfaces()[0];
    Object configuration =
        type.getMethod("getConfiguration", String.class, String.class).invoke(admin, pid, "?");
    type.getClassLoader()
        .loadClass("org.osgi.service.cm.Configuration")
        .getMethod("update", Dictionary.class)
        .invoke(configuration, new Hashtable<>(properties));
  }

  void remove(String folder) throws BundleException {
    bundles.get(folder).stop();
    settle();
  }

  void putBack(String folder) throws BundleException {
    bundles.get(folder).start();
    settle();
  }

  /** Puts a bundle in the place of itself, as an update does; tells what loaded the former. */
  WeakReference<ClassLoader> replace(String folder) throws BundleException, IOException {
    Bundle former = bundles.get(folder);
    WeakReference<ClassLoader> loader =
        new WeakReference<>(former.adapt(BundleWiring.class).getClassLoader());
    former.uninstall();
    framework.adapt(FrameworkWiring.class).refreshBundles(List.of(former));
    install(folder, built(folder));
    bundles.get(folder).start();
    settle();
    return loader;
  }

  /** A service, when it is there. */
  <T> T await(Class<T> type) {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
    tracker.open();
    try {
      T service = tracker.waitForService(PATIENCE_MILLIS);
      if (service == null) {
        throw new IllegalStateException("nobody offers " + type.getName());
      }
      return service;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      tracker.close();
    }
  }

  /** A service as it is at any time, or null: to be asked often. */
  <T> Supplier<T> track(Class<T> type) {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(framework.getBundleContext(), type, null);
    tracker.open();
    return tracker::getService;
  }

  /** A service, or null. */
  <T> T find(Class<T> type) {
    var reference = framework.getBundleContext().getServiceReference(type);
    return reference == null ? null : framework.getBundleContext().getService(reference);
  }

  /** Everything that bundles of the house offer. */
  List<Object> all() {
    List<Object> services = new ArrayList<>();
    for (Bundle bundle : bundles.values()) {
      var references = bundle.getRegisteredServices();
      if (references != null && bundle.getSymbolicName().startsWith("org.offhook.")) {
        Stream.of(references)
            .map(reference -> framework.getBundleContext().getService(reference))
            .filter(java.util.Objects::nonNull)
            .forEach(services::add);
      }
    }
    return services;
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(PATIENCE_MILLIS);
  }

  Path data() {
    return data;
  }

  private void install(String name, Path jar) throws BundleException, IOException {
    try (var in = Files.newInputStream(jar)) {
      bundles.put(name, framework.getBundleContext().installBundle(jar.toUri().toString(), in));
    }
  }

  private static Path built(String folder) throws IOException {
    Path target = Path.of("../../bundles", folder, "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches("org\\.offhook\\..*\\d\\.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException(target + ": no bundle is built"));
    }
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  private static Path onClassPath(String name) throws IOException {
    return classPath().stream()
        .filter(path -> path.getFileName().toString().matches(name + "-[0-9.]+\\.jar"))
        .findFirst()
        .orElseThrow(() -> new IOException(name + " is not on the class path"));
  }

  private static String shared() throws IOException {
    TreeSet<String> packages = new TreeSet<>();
    for (Path path : classPath()) {
      for (String file : classes(path)) {
        SHARED.forEach(
            (prefix, version) -> {
              if (file.startsWith(prefix)) {
                String name = file.substring(0, file.lastIndexOf('/')).replace('/', '.');
                packages.add(name + ";version=" + version);
              }
            });
      }
    }
    return String.join(",", packages);
  }

  private static List<String> classes(Path path) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        names.addAll(
            files
                .map(file -> path.relativize(file).toString())
                .collect(Collectors.toCollection(ArrayList::new)));
      }
    } else if (Files.exists(path)) {
      try (JarFile jar = new JarFile(path.toFile())) {
        jar.stream().forEach(entry -> names.add(entry.getName()));
      }
    }
    names.removeIf(name -> !name.endsWith(".class"));
    return names;
  }
}
