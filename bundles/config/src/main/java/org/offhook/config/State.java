package org.offhook.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.config.Catalogue.Claim;

/**
 * A file weighed against the rules: what is in force. Immutable, so that nobody who asks waits for
 * a change that is being written.
 *
 * @param file the stored lines
 * @param rules what they are weighed against
 * @param evaluation what that gave
 */
record State(CfgFile file, Rules rules, Evaluation evaluation) {
  static final String STORED = "phone.cfg";

  static State of(CfgFile file, Rules rules) {
    return new State(file, rules, Evaluation.of(rules, STORED, file.assignments()));
  }

  Optional<String> get(String path) {
    return rules.claim(path).map(this::text).filter(text -> !text.isEmpty());
  }

  private String text(Claim claim) {
    Evaluation.Value value = evaluation.values().get(claim.path());
    return value == null ? defaultText(claim) : value.text();
  }

  private String defaultText(Claim claim) {
    return rules.defaultText(claim.definition(), claim.index());
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>(file.unreadable(STORED));
    problems.addAll(evaluation.problems());
    problems.sort(java.util.Comparator.comparingInt(Problem::line));
    return problems;
  }

  /** How many parameters there are, each index counted. */
  long count() {
    return rules.catalogue().definitions().stream()
        .map(this::indexes)
        .mapToLong(range -> Math.max(0, range.high() - range.low() + 1))
        .sum();
  }

  private ModelFacts.Range indexes(Definition definition) {
    return definition.indexed() ? rules.model().indexes(definition) : new ModelFacts.Range(-1, -1);
  }

  List<Parameter> parameters() {
    TreeMap<String, Parameter> all = new TreeMap<>(PathOrder.NUMBERS_BY_VALUE);
    for (Definition definition : rules.catalogue().definitions()) {
      ModelFacts.Range range = indexes(definition);
      for (int index = (int) range.low(); index <= range.high(); index++) {
        Parameter parameter = definition.parameter(index, rules);
        all.putIfAbsent(parameter.path(), parameter);
      }
    }
    return List.copyOf(all.values());
  }

  List<Assignment> delta() {
    return set(value -> !value.text().equals(defaultText(value.claim())));
  }

  List<Assignment> assignments() {
    return set(value -> true);
  }

  private List<Assignment> set(Predicate<Evaluation.Value> wanted) {
    TreeMap<String, Assignment> set = new TreeMap<>(PathOrder.NUMBERS_BY_VALUE);
    set.putAll(evaluation.unclaimed());
    evaluation
        .values()
        .forEach(
            (path, value) -> {
              if (wanted.test(value)) {
                set.put(path, new Assignment(value.line(), path, value.text()));
              }
            });
    return List.copyOf(set.values());
  }
}
