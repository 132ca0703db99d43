package org.offhook.syslog;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.offhook.testkit.Frameworks;
import org.offhook.testkit.VirtualTime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A framework with pax-logging, Config Admin, Declarative Services and the syslog bundle in it: the
 * real ones. Talked to by reflection, because their classes are not this test's.
 */
final class House implements AutoCloseable {
  private static final List<String> BUNDLES =
      List.of(
          "pax-logging-api",
          "pax-logging-logback",
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr",
          "org.offhook.api");

  private final Framework framework;
  final Path log;
  private final BundleContext context;

  House(Path folder) throws Exception {
    log = folder.resolve("phone.log");
    Path logback = folder.resolve("logback.xml");
    Files.writeString(
        logback,
        """
        <configuration>
          <appender name="file" class="ch.qos.logback.core.FileAppender">
            <file>%s</file>
            <encoder><pattern>%%-5level %%logger %%msg%%n</pattern></encoder>
          </appender>
          <root level="INFO"><appender-ref ref="file"/></root>
        </configuration>
        """
            .formatted(log));
    Map<String, String> properties = new HashMap<>();
    properties.put("org.osgi.framework.storage", folder.resolve("cache").toString());
    properties.put("org.ops4j.pax.logging.property.file", logback.toString());
    properties.put("org.ops4j.pax.logging.DefaultServiceLog.level", "WARN");
    properties.put("offhook.data", folder.resolve("data").toString());
    framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(properties);
    Frameworks.init(framework);
    context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      bundles.add(context.installBundle("reference:" + jar(name).toURI()));
    }
    bundles.add(
        context.installBundle("reference:" + new File("target/classes").getAbsoluteFile().toURI()));
    framework.start();
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    Class<?> clock = bundle("org.offhook.api").loadClass("org.offhook.api.time.Clock");
    var time = new VirtualTime();
    Object service =
        java.lang.reflect.Proxy.newProxyInstance(
            clock.getClassLoader(),
            new Class<?>[] {clock},
            (self, method, args) ->
                method.getName().equals("nanos") ? (Object) time.nanos() : time.now());
    context.registerService(clock.getName(), service, null);
  }

  private static File jar(String name) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      File file = new File(entry);
      if (file.getName().startsWith(name)) {
        return file;
      }
    }
    throw new IllegalStateException(name + " is not on the class path");
  }

  Bundle bundle(String name) {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().equals(name)) {
        return bundle;
      }
    }
    throw new IllegalStateException(name);
  }

  /** Changes the configuration of syslog. */
  void configure(String pid, Map<String, Object> values) throws Exception {
    ServiceReference<?> reference =
        context.getAllServiceReferences("org.osgi.service.cm.ConfigurationAdmin", null)[0];
    Object admin = context.getService(reference);
    Class<?> type =
        bundle("org.apache.felix.configadmin").loadClass("org.osgi.service.cm.ConfigurationAdmin");
    Object configuration =
        type.getMethod("getConfiguration", String.class, String.class).invoke(admin, pid, "?");
    Class<?> shape =
        bundle("org.apache.felix.configadmin").loadClass("org.osgi.service.cm.Configuration");
    Dictionary<String, Object> properties = new Hashtable<>(values);
    shape.getMethod("update", Dictionary.class).invoke(configuration, properties);
  }

  /** Logs as a bundle does: by SLF4J, which here is pax-logging's. */
  void log(String logger, String level, String text) throws Exception {
    Bundle pax = bundle("org.ops4j.pax.logging.pax-logging-api");
    Object log =
        pax.loadClass("org.slf4j.LoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(null, logger);
    pax.loadClass("org.slf4j.Logger").getMethod(level, String.class).invoke(log, text);
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(5000);
  }
}
