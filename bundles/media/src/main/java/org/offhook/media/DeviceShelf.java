package org.offhook.media;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;

/** The audio devices that are there, with their ranking. Safe from any thread. */
final class DeviceShelf {
  private final Map<AudioDevice, Integer> rankings = new LinkedHashMap<>();

  synchronized void add(AudioDevice device, Map<String, Object> properties) {
    Object ranking = properties.get("service.ranking");
    rankings.put(device, ranking instanceof Integer number ? number : 0);
  }

  synchronized void remove(AudioDevice device) {
    rankings.remove(device);
  }

  /** The one with this name; the highest in rank when no name is given or nobody has it. */
  synchronized Optional<AudioDevice> choose(String name) {
    return rankings.keySet().stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .or(
            () ->
                rankings.entrySet().stream()
                    .max(Comparator.comparingInt(Map.Entry::getValue))
                    .map(Map.Entry::getKey));
  }
}
