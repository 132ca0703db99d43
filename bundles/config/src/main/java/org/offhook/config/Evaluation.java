package org.offhook.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.config.Catalogue.Claim;

/** Weighs assignments against a catalogue: what is in force, and what is wrong with the rest. */
final class Evaluation {
  private final Catalogue catalogue;
  private final ModelFacts model;
  private final String source;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Assignment> unclaimed = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Evaluation(Catalogue catalogue, ModelFacts model, String source) {
    this.catalogue = catalogue;
    this.model = model;
    this.source = source;
  }

  /**
   * A value in force.
   *
   * @param claim who takes it
   * @param text canonical text
   * @param line line it came from
   */
  record Value(Claim claim, String text, int line) {}

  static Evaluation of(
      Catalogue catalogue, ModelFacts model, String source, List<Assignment> assignments) {
    Evaluation evaluation = new Evaluation(catalogue, model, source);
    Map<String, Integer> last = evaluation.lastLines(assignments);
    for (int i = 0; i < assignments.size(); i++) {
      evaluation.weigh(assignments.get(i), last, i);
    }
    return evaluation;
  }

  private Map<String, Integer> lastLines(List<Assignment> assignments) {
    Map<String, Integer> last = new LinkedHashMap<>();
    for (int i = 0; i < assignments.size(); i++) {
      last.put(canonicalPath(assignments.get(i).path()), i);
    }
    return last;
  }

  private String canonicalPath(String path) {
    return catalogue.claim(path).map(Claim::path).orElse(path);
  }

  private void weigh(Assignment line, Map<String, Integer> last, int position) {
    Optional<Claim> claim = catalogue.claim(line.path());
    if (last.get(claim.map(Claim::path).orElse(line.path())) != position) {
      report(Kind.REPEATED, line, claim, "");
    } else if (claim.isEmpty()) {
      unclaimed.put(line.path(), line);
      report(Kind.UNCLAIMED, line, claim, "");
    } else {
      weigh(line, claim.get());
    }
  }

  private void weigh(Assignment line, Claim claim) {
    Definition definition = claim.definition();
    if (definition.indexed() && !model.indexes(definition).holds(claim.index())) {
      String where = model.model().isEmpty() ? "" : " on the " + model.model();
      report(
          Kind.INVALID,
          line,
          Optional.of(claim),
          "an index from " + model.indexes(definition).toString().replace("-", " to ") + where);
      return;
    }
    if (line.value().isEmpty()) {
      return;
    }
    ValueText text = new ValueText(definition, model);
    text.canonical(line.value())
        .ifPresentOrElse(
            canonical -> values.put(claim.path(), new Value(claim, canonical, line.line())),
            () -> report(Kind.INVALID, line, Optional.of(claim), text.expected()));
  }

  private void report(Kind kind, Assignment line, Optional<Claim> claim, String expected) {
    boolean secret =
        claim.map(c -> new ValueText(c.definition(), model).secret()).orElse(false)
            || line.path().toLowerCase(java.util.Locale.ROOT).matches(".*(password|secret|pin).*");
    String value = secret && !line.value().isEmpty() ? "***" : line.value();
    problems.add(new Problem(kind, source, line.line(), line.path(), value, expected));
  }

  /** Values in force by canonical path. */
  Map<String, Value> values() {
    return values;
  }

  /** Lines nobody claims, by path. */
  Map<String, Assignment> unclaimed() {
    return unclaimed;
  }

  /** What is wrong, in order. */
  List<Problem> problems() {
    return problems;
  }
}
