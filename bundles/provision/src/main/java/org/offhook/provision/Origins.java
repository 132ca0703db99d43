package org.offhook.provision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.offhook.api.config.Assignment;

/**
 * Where each setting came from. Keeps, for each path, who gave it and two digests: of the text as
 * given and of the value it became. From them follows what the person at the phone changed since,
 * and what the server did; no value is kept here, so no secret is.
 */
final class Origins {
  private final Path file;
  private final Map<String, Origin> origins = new TreeMap<>();

  /**
   * Of one setting.
   *
   * @param source who gave it, for people
   * @param given digest of the text as given
   * @param became digest of the value in force right afterwards
   */
  private record Origin(String source, String given, String became) {}

  /** A line of a file, and the file. */
  record Given(String source, Assignment line) {}

  private Origins(Path file) {
    this.file = file;
  }

  /** Reads what was kept. */
  static Origins read(Path file) throws IOException {
    Origins origins = new Origins(file);
    Properties kept = Notebook.read(file);
    for (String path : kept.stringPropertyNames()) {
      String[] parts = kept.getProperty(path).split(" ", 3);
      if (parts.length == 3) {
        origins.origins.put(path, new Origin(parts[2], parts[0], parts[1]));
      }
    }
    return origins;
  }

  /**
   * Lays what a server gives over what the phone has. Lines that the server gives count, unless the
   * server still says what it said the last time and the person has changed the setting since.
   * Lines that it gives no more go, unless the person has changed them. All else stays.
   *
   * @param now what is set, as {@code Settings.assignments} gives it
   */
  List<Assignment> merge(List<Assignment> now, List<Given> given) {
    Map<String, String> set = new LinkedHashMap<>();
    now.forEach(line -> set.put(line.path(), line.value()));
    Map<String, Assignment> merged = new LinkedHashMap<>();
    Map<String, Given> last = new LinkedHashMap<>();
    given.forEach(each -> last.put(each.line().path(), each));
    for (Assignment line : now) {
      if (!last.containsKey(line.path()) && !dropped(line)) {
        merged.put(line.path(), new Assignment(0, line.path(), line.value()));
      }
    }
    for (Given each : last.values()) {
      String path = each.line().path();
      if (!changedByPerson(path, set.get(path)) || changedByServer(each.line())) {
        merged.put(path, each.line());
      } else if (set.containsKey(path)) {
        merged.put(path, new Assignment(0, path, set.get(path)));
      }
    }
    return new ArrayList<>(merged.values());
  }

  /** Each of these settings whose path begins so, and who gave it, for people. */
  List<String> told(List<Assignment> now, String prefix) {
    return now.stream()
        .filter(line -> line.path().startsWith(prefix))
        .map(line -> line.path() + "  " + source(line).orElse("set here"))
        .toList();
  }

  /** The server gave it once and does no more, and nobody has changed it since. */
  private boolean dropped(Assignment line) {
    return origins.containsKey(line.path()) && !changedByPerson(line.path(), line.value());
  }

  private boolean changedByPerson(String path, String value) {
    Origin origin = origins.get(path);
    return origin != null && !origin.became().equals(digest(value));
  }

  private boolean changedByServer(Assignment line) {
    Origin origin = origins.get(line.path());
    return origin == null || !origin.given().equals(digest(line.value()));
  }

  /** Notes what a server gave, after it was put in force. */
  void note(List<Given> given, List<Assignment> now) throws IOException {
    Map<String, String> set = new LinkedHashMap<>();
    now.forEach(line -> set.put(line.path(), line.value()));
    Map<String, Origin> before = new TreeMap<>(origins);
    origins.clear();
    for (Given each : given) {
      String path = each.line().path();
      String text = digest(each.line().value());
      Origin old = before.get(path);
      boolean kept = old != null && old.given().equals(text);
      // What the person changed stays changed in the eyes of the next check, too.
      String became = kept ? old.became() : digest(set.get(path));
      origins.put(path, new Origin(each.source(), text, became));
    }
    save();
  }

  private void save() throws IOException {
    Properties all = new Properties();
    origins.forEach(
        (path, origin) ->
            all.setProperty(path, origin.given() + " " + origin.became() + " " + origin.source()));
    Notebook.write(file, all);
  }

  /** True when exactly these lines were noted the last time. */
  boolean from(List<Given> given) {
    Map<String, Given> last = new LinkedHashMap<>();
    given.forEach(each -> last.put(each.line().path(), each));
    return last.keySet().equals(origins.keySet())
        && last.values().stream().noneMatch(each -> changedByServer(each.line()));
  }

  /** Who gave a setting that has this value now. */
  Optional<String> source(Assignment line) {
    Origin origin = origins.get(line.path());
    return origin == null || changedByPerson(line.path(), line.value())
        ? Optional.empty()
        : Optional.of(origin.source());
  }

  private static String digest(String value) {
    byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    return Copies.hex(text).substring(0, 16);
  }
}
