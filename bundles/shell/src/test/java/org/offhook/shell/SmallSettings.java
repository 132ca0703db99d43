package org.offhook.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Parameter.Type;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Settings;

/** Settings with a number, a secret and a text. */
final class SmallSettings implements Settings {
  static final String NUMBER = "voip/media/media_tos";
  static final String SECRET = "voip/line/0/auth_password";
  static final String TEXT = "voip/line/0/description";

  private final Map<String, String> values = new TreeMap<>();

  @Override
  public synchronized Optional<String> get(String path) {
    return parameters().stream()
        .filter(one -> one.path().equals(path))
        .findFirst()
        .map(one -> values.getOrDefault(path, one.defaultText()));
  }

  @Override
  public synchronized void set(Map<String, String> changes) throws InvalidSettings {
    List<Problem> problems = new ArrayList<>();
    changes.forEach(
        (path, value) -> {
          if (path.equals(NUMBER) && !value.matches("(0x)?[0-9a-f]+")) {
            problems.add(
                new Problem(Problem.Kind.INVALID, "shell", 0, path, value, "a whole number"));
          }
        });
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
    values.putAll(changes);
  }

  @Override
  public List<Problem> replace(String source, List<Assignment> assignments) {
    return List.of();
  }

  @Override
  public List<Problem> check(String source, List<Assignment> assignments) {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        parameter(SECRET, Type.SECRET, ""),
        parameter(TEXT, Type.TEXT, ""),
        parameter(NUMBER, Type.INTEGER, "184"));
  }

  private static Parameter parameter(String path, Type type, String value) {
    return new Parameter(
        path,
        type,
        value,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "",
        path,
        "",
        "org.offhook.test",
        "test");
  }

  @Override
  public synchronized List<Assignment> delta() {
    return values.entrySet().stream()
        .map(entry -> new Assignment(0, entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }
}
