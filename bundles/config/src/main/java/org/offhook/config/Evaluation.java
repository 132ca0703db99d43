package org.offhook.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter.Type;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.config.Catalogue.Claim;

/** Weighs assignments against the rules: what is in force, and what is wrong with the rest. */
final class Evaluation {
  /** Names under which capabilities that are not there may keep a secret. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(.*[/_])?[a-z]*(password|passwd|secret|passphrase|key|pin)(_.*)?");

  private final Rules rules;
  private final String source;
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Assignment> unclaimed = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private Evaluation(Rules rules, String source) {
    this.rules = rules;
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

  /** A line and who claims it; its path is canonical where somebody does. */
  private record Weighed(
      Assignment line, Optional<Claim> claim, String path, Optional<String> fault) {}

  static Evaluation of(Rules rules, String source, List<Assignment> assignments) {
    Evaluation evaluation = new Evaluation(rules, source);
    List<Weighed> lines = new ArrayList<>(assignments.size());
    Map<String, Weighed> last = new HashMap<>();
    for (Assignment assignment : assignments) {
      Weighed line = evaluation.weighed(assignment);
      lines.add(line);
      if (line.fault().isEmpty()) {
        last.put(line.path(), line);
      }
    }
    for (Weighed line : lines) {
      evaluation.weigh(line, last.get(line.path()) == line);
    }
    return evaluation;
  }

  private Weighed weighed(Assignment line) {
    Optional<Claim> claim = rules.catalogue().claim(line.path());
    return new Weighed(
        line, claim, claim.map(Claim::path).orElse(line.path()), Storable.fault(line));
  }

  private void weigh(Weighed line, boolean last) {
    if (line.fault().isPresent()) {
      report(Kind.INVALID, line, line.fault().get());
    } else if (!last) {
      report(Kind.REPEATED, line, "");
    } else if (line.claim().isEmpty()) {
      unclaimed.put(line.path(), line.line());
      report(Kind.UNCLAIMED, line, "");
    } else if (!rules.allows(line.claim().get())) {
      report(Kind.INVALID, line, index(line.claim().get().definition()));
    } else if (!line.line().value().isEmpty()) {
      take(line, line.claim().get());
    }
  }

  private String index(Definition definition) {
    String model = rules.model().model();
    return "an index from "
        + rules.model().indexes(definition).toString().replace("-", " to ")
        + (model.isEmpty() ? "" : " on the " + model);
  }

  private void take(Weighed line, Claim claim) {
    ValueText text = rules.text(claim.definition(), claim.index());
    text.canonical(line.line().value())
        .ifPresentOrElse(
            canonical -> values.put(claim.path(), new Value(claim, canonical, line.line().line())),
            () -> report(Kind.INVALID, line, text.expected(line.line().value())));
  }

  private void report(Kind kind, Weighed weighed, String expected) {
    Assignment line = weighed.line();
    boolean secret =
        weighed
            .claim()
            .map(claim -> claim.definition().type() == Type.SECRET)
            .orElseGet(() -> SECRET.matcher(line.path()).matches());
    String value = secret && !line.value().isEmpty() ? "***" : Storable.shown(line.value());
    problems.add(
        new Problem(kind, source, line.line(), Storable.shown(line.path()), value, expected));
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
