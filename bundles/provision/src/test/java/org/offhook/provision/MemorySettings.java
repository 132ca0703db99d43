package org.offhook.provision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Settings;

/** A configuration without rules: each line is taken as it is. */
final class MemorySettings implements Settings {
  private final Map<String, String> lines = new TreeMap<>();
  volatile String source = "";

  @Override
  public synchronized Optional<String> get(String path) {
    return Optional.ofNullable(lines.get(path));
  }

  @Override
  public synchronized void set(Map<String, String> changes) {
    lines.putAll(changes);
  }

  @Override
  public synchronized List<Problem> replace(String source, List<Assignment> assignments) {
    this.source = source;
    lines.clear();
    assignments.forEach(line -> lines.put(line.path(), line.value()));
    return List.of();
  }

  @Override
  public List<Problem> check(String source, List<Assignment> assignments) {
    return List.of();
  }

  @Override
  public List<Parameter> parameters() {
    return List.of();
  }

  @Override
  public synchronized List<Assignment> delta() {
    return lines.entrySet().stream()
        .map(line -> new Assignment(0, line.getKey(), line.getValue()))
        .toList();
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }
}
