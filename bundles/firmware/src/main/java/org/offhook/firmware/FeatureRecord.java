package org.offhook.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.offhook.slots.Durable;
import org.offhook.slots.Slots.Before;

/**
 * That a feature is on trial; written before anything is changed, removed when all is decided.
 *
 * @param feature its name
 * @param attempts how often its trial has begun
 * @param before how the phone was before
 */
record FeatureRecord(String feature, int attempts, Before before) {
  /** The one that was left by a power cut or a restart, if any. */
  static Optional<FeatureRecord> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      lines.load(in);
    }
    return Optional.of(
        new FeatureRecord(
            lines.getProperty("feature", ""),
            Integer.parseInt(lines.getProperty("attempts", "1")),
            new Before(words(lines, "lines"), words(lines, "faults"))));
  }

  private static Set<String> words(Properties lines, String name) {
    String text = lines.getProperty(name, "").strip();
    return text.isEmpty() ? Set.of() : Set.of(text.split(" +"));
  }

  void write(Path file) throws IOException {
    String text =
        "feature=%s\nattempts=%d\nlines=%s\nfaults=%s\n"
            .formatted(
                feature,
                attempts,
                String.join(" ", before.lines()),
                String.join(" ", before.faults()));
    Files.createDirectories(file.getParent());
    Durable.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  FeatureRecord again() {
    return new FeatureRecord(feature, attempts + 1, before);
  }
}
