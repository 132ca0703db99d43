package org.offhook.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.config.Catalogue.Claim;
import org.offhook.config.Projection.Target;

/** The configuration without OSGi: a file, a catalogue and a model give what is in force. */
final class Engine {
  private static final String STORED = "phone.cfg";

  private final Store store;
  private CfgFile file = new CfgFile(List.of());
  private Catalogue catalogue = new Catalogue(List.of());
  private ModelFacts model = ModelFacts.NONE;
  private Evaluation evaluation = Evaluation.of(catalogue, ModelFacts.NONE, STORED, List.of());
  private Optional<String> damage = Optional.empty();

  Engine(Store store) {
    this.store = store;
  }

  /** Of a catalogue and lines that are stored nowhere. */
  Engine(Catalogue catalogue, ModelFacts model, CfgFile file) {
    this.store = null;
    this.catalogue = catalogue;
    this.model = model;
    this.file = file;
    evaluate();
  }

  /** Reads the stored file; says what was wrong with it. */
  synchronized Optional<String> load() throws IOException {
    Store.Found found = store.load();
    file = CfgFile.of(found.text());
    damage = found.damage();
    evaluate();
    return damage;
  }

  synchronized void catalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
    evaluate();
  }

  synchronized void model(ModelFacts model) {
    this.model = model;
    evaluate();
  }

  private void evaluate() {
    evaluation = Evaluation.of(catalogue, model, STORED, file.assignments());
  }

  synchronized Map<Target, Map<String, Object>> projection() {
    return Projection.of(catalogue, model, evaluation);
  }

  synchronized Optional<String> get(String path) {
    return catalogue
        .claim(path)
        .map(
            claim -> {
              Evaluation.Value value = evaluation.values().get(claim.path());
              return value == null
                  ? model.defaultText(claim.definition(), claim.index())
                  : value.text();
            })
        .filter(text -> !text.isEmpty());
  }

  synchronized void set(Map<String, String> changes) throws InvalidSettings, IOException {
    List<Assignment> lines = new ArrayList<>();
    changes.forEach((path, text) -> lines.add(new Assignment(0, path, text.strip())));
    List<Problem> faults =
        new ArrayList<>(
            check("change", lines).stream().filter(p -> p.kind() == Kind.INVALID).toList());
    for (Assignment line : lines) {
      if (line.value().matches("(?s).*[\\r\\n\\x00].*") || !line.path().matches("[^\\s=;#]+")) {
        faults.add(
            new Problem(Kind.INVALID, "change", 0, line.path(), line.value(), "a single line"));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
    Map<String, String> canonical = new LinkedHashMap<>();
    for (Assignment line : lines) {
      canonical.put(path(line.path()), line.value());
    }
    CfgFile changed = CfgFile.of(file.text());
    changed.set(canonical, this::path);
    keep(changed);
  }

  private String path(String written) {
    return catalogue.claim(written).map(Claim::path).orElse(written);
  }

  private void keep(CfgFile changed) throws IOException {
    store.save(changed.text());
    file = changed;
    damage = Optional.empty();
    evaluate();
  }

  synchronized List<Problem> replace(String source, List<Assignment> lines) throws IOException {
    List<Problem> problems = check(source, lines);
    keep(CfgFile.of(lines));
    return problems;
  }

  synchronized List<Problem> check(String source, List<Assignment> lines) {
    return Evaluation.of(catalogue, model, source, lines).problems();
  }

  synchronized List<Problem> problems() {
    return evaluation.problems();
  }

  synchronized Optional<String> damage() {
    return damage;
  }

  synchronized List<Parameter> parameters() {
    TreeMap<String, Parameter> all = new TreeMap<>(PathOrder.NUMBERS_BY_VALUE);
    for (Definition definition : catalogue.definitions()) {
      ModelFacts.Range range =
          definition.indexed() ? model.indexes(definition) : new ModelFacts.Range(-1, -1);
      for (int index = (int) range.low(); index <= range.high(); index++) {
        Parameter parameter =
            definition.parameter(
                index,
                model.defaultText(definition, index),
                new ValueText(definition, model).allowed());
        all.put(parameter.path(), parameter);
      }
    }
    return List.copyOf(all.values());
  }

  synchronized List<Assignment> delta() {
    TreeMap<String, Assignment> delta = new TreeMap<>(PathOrder.NUMBERS_BY_VALUE);
    delta.putAll(evaluation.unclaimed());
    evaluation
        .values()
        .forEach(
            (path, value) -> {
              Claim claim = value.claim();
              if (!value.text().equals(model.defaultText(claim.definition(), claim.index()))) {
                delta.put(path, new Assignment(value.line(), path, value.text()));
              }
            });
    return List.copyOf(delta.values());
  }
}
