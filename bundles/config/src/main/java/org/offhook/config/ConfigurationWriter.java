package org.offhook.config;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offhook.config.Projection.Target;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes Config Admin hold a projection, touching only what differs. */
final class ConfigurationWriter {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigurationWriter.class);

  /** Marks what this engine wrote: anybody else's configuration is left alone. */
  static final String MARK = ".org.offhook.config";

  private final ConfigurationAdmin admin;
  private final Map<Target, Map<String, Object>> written = new TreeMap<>();

  ConfigurationWriter(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  void write(Map<Target, Map<String, Object>> wanted) {
    wanted.forEach(
        (target, values) -> {
          if (!values.equals(written.get(target))) {
            attempt(target, () -> update(target, values));
          }
        });
    for (Target target : List.copyOf(written.keySet())) {
      if (!wanted.containsKey(target)) {
        attempt(target, () -> delete(target));
      }
    }
  }

  private void update(Target target, Map<String, Object> values) throws IOException {
    // Config Admin may have it from an earlier life of this bundle: then nobody is disturbed.
    configuration(target).updateIfDifferent(dictionary(values));
    written.put(target, values);
  }

  private void delete(Target target) throws IOException {
    configuration(target).delete();
    written.remove(target);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** One that fails must not keep the others from being in force. */
  private static void attempt(Target target, Step step) {
    try {
      step.run();
    } catch (IOException | IllegalStateException e) {
      LOG.error("{}: its configuration is not in force: {}", target, e.toString());
    }
  }

  private Configuration configuration(Target target) throws IOException {
    return target.index() < 0
        ? admin.getConfiguration(target.pid(), "?")
        : admin.getFactoryConfiguration(target.pid(), String.valueOf(target.index()), "?");
  }

  private static Dictionary<String, Object> dictionary(Map<String, Object> values) {
    Hashtable<String, Object> dictionary = new Hashtable<>(values);
    dictionary.put(MARK, Boolean.TRUE);
    return dictionary;
  }

  /** Deletes what an earlier run left in Config Admin and this one does not want. */
  void forget(Map<Target, Map<String, Object>> wanted) throws IOException {
    Configuration[] old = list();
    for (Configuration configuration : old == null ? new Configuration[0] : old) {
      if (!wanted.containsKey(target(configuration))) {
        configuration.delete();
      }
    }
  }

  private Configuration[] list() throws IOException {
    try {
      return admin.listConfigurations("(" + MARK + "=true)");
    } catch (org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Target target(Configuration configuration) {
    String factory = configuration.getFactoryPid();
    if (factory == null) {
      return new Target(configuration.getPid(), -1);
    }
    Object index = configuration.getProperties().get("index");
    return new Target(factory, index instanceof Integer number ? number : -1);
  }
}
