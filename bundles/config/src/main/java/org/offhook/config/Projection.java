package org.offhook.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.offhook.config.Catalogue.Claim;

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

    @Override
    public String toString() {
      return index < 0 ? pid : pid + "~" + index;
    }
  }

  static Map<Target, Map<String, Object>> of(Rules rules, Evaluation evaluation) {
    Map<Target, Map<String, Object>> projection = new TreeMap<>();
    for (Evaluation.Value value : evaluation.values().values()) {
      put(projection, value.claim(), value.text(), rules);
    }
    if (!rules.model().defaults().isEmpty()) {
      presets(projection, rules);
    }
    return projection;
  }

  /** The model's own defaults count as set, where the file says nothing. */
  private static void presets(Map<Target, Map<String, Object>> projection, Rules rules) {
    for (String path : rules.model().defaults().keySet()) {
      rules.claim(path).ifPresent(claim -> preset(projection, claim, rules));
    }
    // What the model says for all indexes counts for those that are configured anyway.
    List<Target> targets = List.copyOf(projection.keySet());
    rules.catalogue().definitions().stream()
        .filter(each -> each.indexed() && rules.model().defaults().containsKey(each.path()))
        .flatMap(each -> claims(each, targets))
        .forEach(claim -> preset(projection, claim, rules));
  }

  private static Stream<Claim> claims(Definition definition, List<Target> targets) {
    return targets.stream()
        .filter(target -> target.pid().equals(definition.pid()))
        .map(target -> new Claim(definition, target.index()));
  }

  private static void preset(
      Map<Target, Map<String, Object>> projection, Claim claim, Rules rules) {
    Definition definition = claim.definition();
    String text = rules.defaultText(definition, claim.index());
    Map<String, Object> set = projection.get(target(claim));
    boolean isSet = set != null && set.containsKey(definition.attribute());
    if (!text.equals(definition.defaultText()) && !isSet) {
      put(projection, claim, text, rules);
    }
  }

  private static Target target(Claim claim) {
    return new Target(claim.definition().pid(), claim.definition().indexed() ? claim.index() : -1);
  }

  private static void put(
      Map<Target, Map<String, Object>> projection, Claim claim, String text, Rules rules) {
    Definition definition = claim.definition();
    projection
        .computeIfAbsent(target(claim), Projection::start)
        .put(definition.attribute(), rules.text(definition, claim.index()).typed(text));
  }

  private static Map<String, Object> start(Target target) {
    Map<String, Object> dictionary = new HashMap<>();
    if (target.index() >= 0) {
      dictionary.put("index", target.index());
    }
    return dictionary;
  }
}
