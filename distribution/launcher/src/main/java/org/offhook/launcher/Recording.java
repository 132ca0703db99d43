package org.offhook.launcher;

import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Prepares a life for the class-data archive that the JVM writes at its end. Of the classes of
 * bundles the JVM archives only what it has linked, and whatever builds on the rest is left out
 * too: most interfaces are loaded, but never linked. So all that is loaded is linked when the
 * framework begins to stop.
 *
 * <p>Wanted by the system property {@code offhook.record}; needs {@code --add-opens
 * java.base/java.lang=ALL-UNNAMED}.
 */
final class Recording implements SynchronousBundleListener {
  private static final String CLASS = ".class";
  private final Method findLoadedClass;

  private Recording(Method findLoadedClass) {
    this.findLoadedClass = findLoadedClass;
  }

  /** Waits for the end of this life, if that is recorded. */
  static void ifWanted(BundleContext framework) {
    if (!Boolean.getBoolean("offhook.record")) {
      return;
    }
    try {
      Method find = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
      find.setAccessible(true);
      framework.addBundleListener(new Recording(find));
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.err.println("offhook: the class-data archive will lack interfaces: " + e);
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    boolean framework = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    if (framework && event.getType() == BundleEvent.STOPPING) {
      for (Bundle bundle : event.getBundle().getBundleContext().getBundles()) {
        link(bundle);
      }
    }
  }

  private void link(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
    Enumeration<URL> entries = bundle.findEntries("/", "*" + CLASS, true);
    if (loader == null || entries == null || bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
      return;
    }
    for (URL entry : Collections.list(entries)) {
      String path = entry.getPath().substring(1);
      link(loader, path.substring(0, path.length() - CLASS.length()).replace('/', '.'));
    }
  }

  /** To ask a class for what it declares links it, and initializes nothing. */
  private void link(ClassLoader loader, String name) {
    try {
      if (findLoadedClass.invoke(loader, name) instanceof Class<?> loaded) {
        loaded.getDeclaredFields();
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      // It refers to something that is not there: then it has no place in the archive.
    }
  }
}
