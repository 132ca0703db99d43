package org.offhook.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.felix.framework.FrameworkFactory;
import org.offhook.api.config.Settings;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.testkit.Frameworks;
import org.offhook.testkit.phone.ShellClient;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A framework with Gogo, Declarative Services and the shell in it: the real ones. The interfaces
 * come from the test's class path, so that a phone made by the test can be registered.
 */
final class House implements AutoCloseable {
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.scr",
          "jline-",
          "org.apache.felix.gogo.runtime");
  private static final String SHARED =
      "org.offhook.api.config;version=0.1,org.offhook.api.media;version=0.1,"
          + "org.offhook.api.phone;version=0.1,org.offhook.api.sip;version=0.1,"
          + "org.offhook.api.time;version=0.1,org.slf4j;version=2.0";

  final Path data;
  final SmallPhone phone = new SmallPhone();
  final SmallSettings settings = new SmallSettings();
  final Framework framework;
  final Bundle shell;

  /** A phone whose framework has these properties as well. */
  House(Path folder, Map<String, String> more) throws Exception {
    data = Files.createDirectories(folder.resolve("d"));
    Map<String, String> properties = new HashMap<>(more);
    properties.put("org.osgi.framework.storage", folder.resolve("cache").toString());
    properties.put("org.osgi.framework.system.packages.extra", SHARED);
    properties.put("offhook.data", data.toString());
    framework = new FrameworkFactory().newFramework(properties);
    Frameworks.init(framework);
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      bundles.add(context.installBundle("reference:" + jar(name).toURI()));
    }
    File own = new File("target/classes").getAbsoluteFile();
    shell = context.installBundle("reference:" + own.toURI());
    bundles.add(shell);
    context.registerService(PhoneThread.class, phone.thread, null);
    context.registerService(Phone.class, phone, null);
    context.registerService(Settings.class, settings, null);
    phone.tells(() -> listeners(context));
    for (Bundle bundle : bundles) {
      bundle.start();
    }
    framework.start();
  }

  private static List<PhoneListener> listeners(BundleContext context) {
    List<PhoneListener> listeners = new ArrayList<>();
    try {
      for (ServiceReference<PhoneListener> one :
          context.getServiceReferences(PhoneListener.class, null)) {
        PhoneListener listener = context.getService(one);
        if (listener != null) {
          listeners.add(listener);
        }
      }
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    return listeners;
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

  /** Registers commands of somebody else. */
  void command(Object service, String... functions) {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put("osgi.command.scope", "offhook");
    properties.put("osgi.command.function", functions);
    framework.getBundleContext().registerService(Object.class, service, properties);
  }

  /** Threads whose names begin so, those left out that end within a second. */
  List<String> threads(String begin) throws InterruptedException {
    List<String> living = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(begin)) {
        thread.join(1_000);
        if (thread.isAlive()) {
          living.add(thread.getName());
        }
      }
    }
    return living;
  }

  /** Begins to stop; true when the shell is gone within this time. */
  boolean stopsWithin(Duration time) throws Exception {
    framework.stop();
    long deadline = System.nanoTime() + time.toNanos();
    while (shell.getState() == Bundle.ACTIVE && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    return shell.getState() != Bundle.ACTIVE;
  }

  Path socket() {
    return data.resolve("shell.sock");
  }

  ShellClient.Result exec(String command) throws Exception {
    return new ShellClient(socket()).exec(command);
  }

  @Override
  public void close() throws Exception {
    framework.stop();
    framework.waitForStop(5_000);
    phone.close();
  }
}
