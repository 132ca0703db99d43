package org.offhook.launcher;

import java.lang.reflect.Method;
import java.util.Dictionary;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;

/**
 * Puts the configurations of the image's features into Config Admin the moment it appears, thus
 * before any bundle of a higher start level looks for them. The type {@code ConfigurationAdmin}
 * comes from a bundle and is unknown to the class path, hence reflection.
 */
final class FeatureConfigurations implements ServiceListener {
  private static final String ADMIN = "org.osgi.service.cm.ConfigurationAdmin";
  private final BundleContext framework;
  private final Map<String, Dictionary<String, Object>> configurations;

  private FeatureConfigurations(
      BundleContext framework, Map<String, Dictionary<String, Object>> configurations) {
    this.framework = framework;
    this.configurations = configurations;
  }

  /** Waits for Config Admin. */
  static void await(
      BundleContext framework, Map<String, Dictionary<String, Object>> configurations) {
    try {
      framework.addServiceListener(
          new FeatureConfigurations(framework, configurations), "(objectClass=" + ADMIN + ")");
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() != ServiceEvent.REGISTERED) {
      return;
    }
    try {
      put(event.getServiceReference());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the configurations of the features are not in force", e);
    }
  }

  private void put(ServiceReference<?> reference) throws ReflectiveOperationException {
    Object admin = framework.getService(reference);
    Class<?> type = reference.getBundle().loadClass(ADMIN);
    Method get = type.getMethod("getConfiguration", String.class, String.class);
    Method update = get.getReturnType().getMethod("updateIfDifferent", Dictionary.class);
    for (var entry : configurations.entrySet()) {
      update.invoke(get.invoke(admin, entry.getKey(), "?"), entry.getValue());
    }
  }
}
