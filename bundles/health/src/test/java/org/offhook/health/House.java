package org.offhook.health;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.offhook.api.health.HealthProbe;
import org.offhook.testkit.Frameworks;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

/** A framework with Gogo, Declarative Services and health in it: the real ones. */
final class House implements AutoCloseable {
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.scr",
          "org.apache.felix.gogo.runtime");
  private static final String SHARED =
      "org.offhook.api.health;version=0.1,org.apache.felix.service.command;version=1.0,"
          + "org.slf4j;version=2.0";

  private final Framework framework;
  private final BundleContext context;

  House(Path folder) throws Exception {
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage",
                    folder.resolve("cache").toString(),
                    "org.osgi.framework.system.packages.extra",
                    SHARED));
    Frameworks.init(framework);
    context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      bundles.add(context.installBundle("reference:" + jar(name).toURI()));
    }
    File own = new File("target/classes").getAbsoluteFile();
    bundles.add(context.installBundle("reference:" + own.toURI()));
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

  /** A bundle without components, not started yet. */
  Bundle installWithActivator(String name, String activator) throws Exception {
    return install(name, Map.of("Bundle-Activator", activator));
  }

  /** A bundle with these components, not started yet. */
  Bundle install(String name, String imports, String... components) throws Exception {
    return install(
        name, imports.isEmpty() ? Map.of() : Map.of("Import-Package", imports), components);
  }

  private Bundle install(String name, Map<String, String> more, String... components)
      throws Exception {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", name);
    more.forEach(headers::putValue);
    if (components.length > 0) {
      headers.putValue("Service-Component", "OSGI-INF/*.xml");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (int i = 0; i < components.length; i++) {
        jar.putNextEntry(new JarEntry("OSGI-INF/" + i + ".xml"));
        jar.write(components[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    return context.installBundle(name, new ByteArrayInputStream(bytes.toByteArray()));
  }

  /** A bundle with these components, started. */
  void start(String name, String... components) throws Exception {
    install(name, "", components).start();
  }

  /** A component of this name that provides a service and needs another; either may be empty. */
  static String component(String name, String attributes, String provides, String needs) {
    return """
    <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.5.0" name="%s" %s>
      <implementation class="java.lang.Object"/>
      %s
      %s
    </scr:component>
    """
        .formatted(
            name,
            attributes,
            provides.isEmpty()
                ? ""
                : "<service><provide interface=\"%s\"/></service>".formatted(provides),
            needs.isEmpty() ? "" : "<reference name=\"needs\" interface=\"%s\"/>".formatted(needs));
  }

  ServiceRegistration<HealthProbe> probe(HealthProbe probe) {
    return context.registerService(HealthProbe.class, probe, null);
  }

  /** What the command printed, or the message of what it threw. */
  record Answer(boolean failed, List<String> lines) {}

  /** Runs {@code health} in Gogo. */
  Answer health() throws Exception {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), false, "UTF-8");
    CommandProcessor gogo = context.getService(context.getServiceReference(CommandProcessor.class));
    try (CommandSession session =
        gogo.createSession(InputStream.nullInputStream(), nowhere, nowhere)) {
      session.put("SCOPE", "offhook:*");
      return new Answer(false, session.execute("health").toString().lines().toList());
    } catch (IllegalStateException e) {
      return new Answer(true, e.getMessage().lines().toList());
    }
  }

  @Override
  public void close() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(5_000);
  }
}
