package org.offhook.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Config Admin is to hold: one dictionary for each PID, or for each index of a factory PID,
 * that has something set by the file or by the model.
 */
final class Projection {
  private Projection() {}

  /**
   * Where a dictionary goes.
   *
   * @param pid PID or factory PID
   * @param index index of a factory instance, or -1
   */
  record Target(String pid, int index) implements Comparable<Target> {
    @Override
    public int compareTo(Target other) {
      int byPid = pid.compareTo(other.pid);
      return byPid != 0 ? byPid : Integer.compare(index, other.index);
    }
  }

  static Map<Target, Map<String, Object>> of(
      Catalogue catalogue, ModelFacts model, Evaluation evaluation) {
    Map<Target, Map<String, Object>> projection = new TreeMap<>();
    for (Evaluation.Value value : evaluation.values().values()) {
      put(projection, value.claim().definition(), value.claim().index(), value.text(), model);
    }
    for (Definition definition : catalogue.definitions()) {
      presets(projection, definition, model);
    }
    return projection;
  }

  /** The model's own defaults count as set, where the file says nothing. */
  private static void presets(
      Map<Target, Map<String, Object>> projection, Definition definition, ModelFacts model) {
    if (!definition.indexed()) {
      preset(projection, definition, -1, model);
      return;
    }
    for (Target target : Map.copyOf(projection).keySet()) {
      if (target.pid().equals(definition.pid())) {
        preset(projection, definition, target.index(), model);
      }
    }
    for (String path : model.defaults().keySet()) {
      for (int index = definition.first(); index <= definition.last(); index++) {
        if (definition.at(index).equals(path)) {
          preset(projection, definition, index, model);
        }
      }
    }
  }

  private static void preset(
      Map<Target, Map<String, Object>> projection,
      Definition definition,
      int index,
      ModelFacts model) {
    String text = model.defaultText(definition, index);
    Map<String, Object> set = projection.get(new Target(definition.pid(), index));
    boolean isSet = set != null && set.containsKey(definition.attribute());
    if (!text.equals(definition.defaultText()) && !isSet) {
      new ValueText(definition, model)
          .canonical(text)
          .ifPresent(canonical -> put(projection, definition, index, canonical, model));
    }
  }

  private static void put(
      Map<Target, Map<String, Object>> projection,
      Definition definition,
      int index,
      String text,
      ModelFacts model) {
    Map<String, Object> dictionary =
        projection.computeIfAbsent(
            new Target(definition.pid(), definition.indexed() ? index : -1),
            target -> start(target));
    dictionary.put(definition.attribute(), new ValueText(definition, model).typed(text));
  }

  private static Map<String, Object> start(Target target) {
    Map<String, Object> dictionary = new HashMap<>();
    if (target.index() >= 0) {
      dictionary.put("index", target.index());
    }
    return dictionary;
  }
}
