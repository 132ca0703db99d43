package org.offhook.deploy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.feature.Feature;
import org.osgi.service.feature.FeatureConfiguration;

/**
 * Default configurations that features bring. As when an image is assembled, a feature adds to a
 * list that is there and replaces any other value; removing it brings back what was there before.
 */
final class FeatureConfigurations {
  private final ConfigurationAdmin admin;
  private final Map<String, Map<String, Optional<Dictionary<String, Object>>>> before =
      new HashMap<>();

  FeatureConfigurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Puts the configurations of a feature in force. */
  synchronized void add(Feature feature) throws IOException {
    String name = feature.getID().getArtifactId();
    Map<String, Optional<Dictionary<String, Object>>> saved = new HashMap<>();
    for (FeatureConfiguration wanted : feature.getConfigurations().values()) {
      Configuration configuration = admin.getConfiguration(wanted.getPid(), "?");
      Optional<Dictionary<String, Object>> old = Optional.ofNullable(configuration.getProperties());
      saved.put(wanted.getPid(), old);
      configuration.updateIfDifferent(merged(old, wanted.getValues()));
    }
    before.putIfAbsent(name, saved);
  }

  /** Takes the configurations of a feature back. */
  synchronized void remove(Feature feature) throws IOException {
    Map<String, Optional<Dictionary<String, Object>>> saved =
        before.remove(feature.getID().getArtifactId());
    if (saved == null) {
      return;
    }
    for (var entry : saved.entrySet()) {
      Configuration configuration = admin.getConfiguration(entry.getKey(), "?");
      if (entry.getValue().isPresent()) {
        configuration.updateIfDifferent(entry.getValue().get());
      } else {
        configuration.delete();
      }
    }
  }

  private static Dictionary<String, Object> merged(
      Optional<Dictionary<String, Object>> old, Map<String, Object> values) {
    Dictionary<String, Object> merged = new Hashtable<>();
    old.ifPresent(
        there -> Collections.list(there.keys()).forEach(key -> merged.put(key, there.get(key))));
    values.forEach((key, value) -> merged.put(key, merged(merged.get(key), value)));
    return merged;
  }

  private static Object merged(Object old, Object value) {
    if (!(old instanceof String[] there) || !(value instanceof String[] more)) {
      return value;
    }
    String[] both = Arrays.copyOf(there, there.length + more.length);
    System.arraycopy(more, 0, both, there.length, more.length);
    return Arrays.stream(both).distinct().toArray(String[]::new);
  }
}
