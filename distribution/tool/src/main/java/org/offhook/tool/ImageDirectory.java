package org.offhook.tool;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.offhook.slots.TrustedKeys;

/** Writes an image as a directory. Equal input gives equal bytes. */
final class ImageDirectory {
  /** The class-data archive: made on this machine for its java, and no part of what ships. */
  static final String ARCHIVE = "phone.jsa";

  /** The manifest. */
  static final String MANIFEST = "image.json";

  private static final List<String> LAUNCHER_FILES = List.of("logback.xml", "logback-verbose.xml");
  private final Path directory;
  private final Pool pool;
  private final String version;
  private final String trusted;

  /**
   * Of this version.
   *
   * @param trusted PEM of the keys whose firmware the image takes, or empty
   */
  ImageDirectory(Path directory, Pool pool, String version, String trusted) {
    this.directory = directory;
    this.pool = pool;
    this.version = version;
    this.trusted = trusted;
  }

  /** Writes all but the class-data archive. */
  void write(Composition composition) throws IOException, Fault {
    clear();
    Path bundles = Files.createDirectories(directory.resolve("bundles"));
    for (Composition.Part part : composition.parts()) {
      Files.copy(part.jar(), bundles.resolve(part.fileName()));
    }
    for (FeatureLibrary.Entry entry : composition.features()) {
      Path file = directory.resolve("features").resolve(entry.path());
      Files.createDirectories(file.getParent());
      Files.writeString(file, entry.text());
    }
    launcher();
    trust();
    if (!composition.initialConfiguration().isEmpty()) {
      Files.write(directory.resolve("initial.cfg"), composition.initialConfiguration());
    }
    Files.writeString(directory.resolve(MANIFEST), manifest(composition));
  }

  private void clear() throws IOException {
    if (Files.exists(directory)) {
      if (!Files.exists(directory.resolve(MANIFEST)) && !isEmpty()) {
        throw new IOException(directory + " exists and is no image; nothing is overwritten");
      }
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  private void launcher() throws IOException, Fault {
    Path launcher = Files.createDirectories(directory.resolve("launcher"));
    Files.copy(
        pool.own("org.offhook", "org.offhook.launcher"), launcher.resolve("offhook-launcher.jar"));
    Files.copy(pool.framework(), launcher.resolve("org.apache.felix.framework.jar"));
    for (String name : LAUNCHER_FILES) {
      resource(name, launcher.resolve(name));
    }
    Path bin = Files.createDirectories(directory.resolve("bin"));
    for (String name : List.of("offhook-phone", "offhook-boot")) {
      Path script = bin.resolve(name);
      resource(name, script);
      if (!script.toFile().setExecutable(true, false)) {
        throw new IOException(script + " cannot be made executable");
      }
    }
  }

  private void trust() throws IOException {
    if (!trusted.isEmpty()) {
      Files.writeString(directory.resolve(TrustedKeys.FILE), trusted);
    }
  }

  private static void resource(String name, Path to) throws IOException {
    try (InputStream in = ImageDirectory.class.getResourceAsStream("image/" + name)) {
      Files.copy(in, to);
    }
  }

  private String manifest(Composition composition) throws IOException {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("format", 1)
            .add("name", composition.imageName())
            .add("model", composition.model().name())
            .add("version", version)
            .add("features", Json.createArrayBuilder(composition.featureNames()))
            .add("bundles", bundles(composition))
            .add("configurations", configurations(composition.configurations()))
            .add("files", files());
    return pretty(json.build());
  }

  private static JsonArrayBuilder bundles(Composition composition) {
    JsonArrayBuilder bundles = Json.createArrayBuilder();
    for (Composition.Part part : composition.parts()) {
      bundles.add(
          Json.createObjectBuilder()
              .add("symbolicName", part.symbolicName())
              .add("version", part.version())
              .add("file", "bundles/" + part.fileName())
              .add("level", part.level())
              .add("feature", part.feature()));
    }
    return bundles;
  }

  private static JsonObjectBuilder configurations(Map<String, Map<String, Object>> all) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    all.forEach(
        (pid, values) -> {
          JsonObjectBuilder properties = Json.createObjectBuilder();
          values.forEach((key, value) -> properties.add(key, json(value)));
          json.add(pid, properties);
        });
    return json;
  }

  private static JsonValue json(Object value) {
    if (value instanceof String[] list) {
      return Json.createArrayBuilder(List.of(list)).build();
    }
    if (value instanceof Boolean bool) {
      return bool ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number) {
      return number instanceof Double || number instanceof Float
          ? Json.createValue(number.doubleValue())
          : Json.createValue(number.longValue());
    }
    return Json.createValue(String.valueOf(value));
  }

  private JsonObjectBuilder files() throws IOException {
    JsonObjectBuilder files = Json.createObjectBuilder();
    for (String name : ImageFiles.below(directory)) {
      files.add(name, Digests.of(directory.resolve(name)));
    }
    return files;
  }

  private static String pretty(JsonObject json) {
    java.io.StringWriter text = new java.io.StringWriter();
    Map<String, Object> layout = Map.of(JsonGenerator.PRETTY_PRINTING, true);
    try (var writer = Json.createWriterFactory(layout).createWriter(text)) {
      writer.write(json);
    }
    return text.toString().strip() + "\n";
  }
}
