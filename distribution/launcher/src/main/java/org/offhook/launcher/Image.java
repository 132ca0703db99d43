package org.offhook.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offhook.slots.Json;

/**
 * What {@code image.json} says.
 *
 * @param directory where the image is
 * @param name name of the image, such as {@code audiocodes-440hd}
 * @param version version of the image
 * @param identity changes with every change of the image
 * @param bundles its bundles in the order of installation
 * @param configurations configurations of its features by PID
 */
record Image(
    Path directory,
    String name,
    String version,
    String identity,
    List<Entry> bundles,
    Map<String, Dictionary<String, Object>> configurations) {

  /** Name of the manifest in an image. */
  static final String MANIFEST = "image.json";

  /**
   * One bundle.
   *
   * @param location where the framework finds it
   * @param level its start level
   */
  record Entry(String location, int level) {}

  /**
   * Reads the manifest of an image.
   *
   * @throws IOException when there is none or it cannot be understood
   */
  static Image read(Path directory) throws IOException {
    Path manifest = directory.resolve(MANIFEST);
    String text = Files.readString(manifest);
    try {
      Map<?, ?> json = (Map<?, ?>) Json.read(text);
      return new Image(
          directory,
          (String) json.get("name"),
          (String) json.get("version"),
          directory.toRealPath() + " " + text.hashCode() + " " + text.length(),
          bundles(directory, (List<?>) json.get("bundles")),
          configurations((Map<?, ?>) json.get("configurations")));
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      throw new IOException(manifest + " is no manifest of an image: " + e.getMessage(), e);
    }
  }

  private static List<Entry> bundles(Path directory, List<?> list) throws IOException {
    String base = "reference:" + directory.toRealPath().toUri();
    List<Entry> bundles = new ArrayList<>(list.size());
    for (Object item : list) {
      Map<?, ?> bundle = (Map<?, ?>) item;
      String file = (String) bundle.get("file");
      bundles.add(new Entry(base + file, ((Long) bundle.get("level")).intValue()));
    }
    return bundles;
  }

  private static Map<String, Dictionary<String, Object>> configurations(Map<?, ?> json) {
    Map<String, Dictionary<String, Object>> configurations = new LinkedHashMap<>();
    json.forEach((pid, values) -> configurations.put((String) pid, properties((Map<?, ?>) values)));
    return configurations;
  }

  private static Dictionary<String, Object> properties(Map<?, ?> values) {
    Dictionary<String, Object> properties = new Hashtable<>();
    values.forEach((key, value) -> properties.put((String) key, typed(value)));
    return properties;
  }

  private static Object typed(Object value) {
    if (value instanceof Long number && number.intValue() == number) {
      return number.intValue();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toArray(String[]::new);
    }
    return value;
  }
}
