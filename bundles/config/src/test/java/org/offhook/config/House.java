package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Settings;
import org.offhook.testkit.Frameworks;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A framework with Config Admin, Declarative Services and this bundle in it: the real ones. */
final class House implements AutoCloseable {
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr");
  private static final String SHARED =
      "org.offhook.api.config;version=0.1,org.offhook.api.health;version=0.1,"
          + "org.osgi.service.cm;version=1.6.1,org.slf4j;version=2.0";

  /** A component of which there is one for each line, told by its service properties. */
  static final String LINE =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.5.0" name="line"
          configuration-policy="require" immediate="true">
        <implementation class="java.lang.Object"/>
        <service><provide interface="java.lang.Object"/></service>
        <property name="test.line" value="1"/>
      </scr:component>
      """;

  final BundleContext context;
  final Bundle config;
  private final Framework framework;

  House(Path folder, Map<String, String> more) throws Exception {
    Map<String, String> properties = new HashMap<>(more);
    properties.put("org.osgi.framework.storage", folder.resolve("cache").toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.system.packages.extra", SHARED);
    properties.put("felix.cm.pm", "memory");
    properties.put("offhook.data", folder.toString());
    framework = new FrameworkFactory().newFramework(properties);
    Frameworks.init(framework);
    context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      bundles.add(context.installBundle("reference:" + jar(name).toURI()));
    }
    File own = new File("target/classes").getAbsoluteFile();
    config = context.installBundle("reference:" + own.toURI());
    bundles.add(config);
    framework.start();
    for (Bundle bundle : bundles) {
      bundle.start();
    }
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

  /** A capability that declares these parameters, as a jar. */
  static InputStream capability(String name, String metatype, String component) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", name);
    headers.putValue("Service-Component", "OSGI-INF/component.xml");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new JarEntry("OSGI-INF/metatype/"));
      jar.putNextEntry(new JarEntry("OSGI-INF/metatype/parameters.xml"));
      jar.write(metatype.getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new JarEntry("OSGI-INF/component.xml"));
      jar.write(component.getBytes(StandardCharsets.UTF_8));
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** The capability of {@link Fixture}, started. */
  Bundle install() throws Exception {
    Bundle bundle = context.installBundle("lines", capability("lines", Fixture.XML, LINE));
    bundle.start();
    return bundle;
  }

  /** The small file format of these tests. */
  ServiceRegistration<Dialect> registerDialect() {
    Dialect dialect =
        new Dialect() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public boolean claims(String fileName, byte[] head) {
            return fileName.endsWith(".cfg");
          }

          @Override
          public Reading read(String source, InputStream in) throws IOException {
            CfgFile file = CfgFile.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new Reading(file.assignments(), file.unreadable(source));
          }

          @Override
          public void write(List<Assignment> assignments, Writer out) {
            throw new UnsupportedOperationException();
          }
        };
    return context.registerService(Dialect.class, dialect, null);
  }

  Settings settings() {
    return service(Settings.class);
  }

  <T> T service(Class<T> type) {
    eventually(() -> context.getServiceReference(type) != null, "no " + type.getSimpleName());
    return context.getService(context.getServiceReference(type));
  }

  /** Configurations of a PID or factory PID. */
  List<Configuration> configurations(String pid) throws Exception {
    Configuration[] found =
        service(ConfigurationAdmin.class)
            .listConfigurations("(|(service.pid=%s)(service.factoryPid=%s))".formatted(pid, pid));
    return found == null ? List.of() : List.of(found);
  }

  /** The components that stand for lines. */
  List<ServiceReference<?>> lines() {
    try {
      ServiceReference<?>[] found =
          context.getAllServiceReferences("java.lang.Object", "(test.line=1)");
      return found == null ? List.of() : List.of(found);
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static void eventually(BooleanSupplier condition, String otherwise) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, otherwise);
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(5000);
  }
}
