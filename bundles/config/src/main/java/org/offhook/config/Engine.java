package org.offhook.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.config.Catalogue.Claim;
import org.offhook.config.Projection.Target;

/**
 * The configuration without OSGi: a stored file, a catalogue and a model give what is in force.
 * Changes come one after another; questions are answered from the state at hand at once.
 */
final class Engine {
  private final Store store;
  private volatile State state;
  private volatile Optional<String> damage = Optional.empty();

  Engine(Store store, Secrets secrets) {
    this.store = store;
    this.state = State.of(CfgFile.EMPTY, Rules.NONE.with(secrets));
  }

  /** Reads the stored file. */
  synchronized Store.Found load() throws IOException {
    Store.Found found = store.load();
    damage = found.damage();
    state = State.of(CfgFile.of(found.text(), found.before()), state.rules());
    return found;
  }

  /** Other parameters, or another model. */
  synchronized void rules(UnaryOperator<Rules> change) {
    state = State.of(state.file(), change.apply(state.rules()));
  }

  /** What is in force. */
  State state() {
    return state;
  }

  /** What was wrong with the stored file, until it is written again. */
  Optional<String> damage() {
    return damage;
  }

  /**
   * What Config Admin is to hold.
   *
   * @param known the parameters to think of; besides those that are there, of bundles that left
   */
  Map<Target, Map<String, Object>> projection(Catalogue known) {
    State now = state;
    Rules rules = now.rules().with(known);
    return Projection.of(rules, Evaluation.of(rules, State.STORED, now.file().assignments()));
  }

  synchronized void set(Map<String, String> changes) throws InvalidSettings, IOException {
    List<Assignment> lines = new ArrayList<>();
    changes.forEach((path, text) -> lines.add(new Assignment(0, path, text.strip())));
    // Taking a line away is always allowed, most of all one that never should have been there.
    List<Assignment> set = lines.stream().filter(line -> !line.value().isEmpty()).toList();
    List<Problem> faults =
        check("change", set).stream().filter(fault -> fault.kind() == Kind.INVALID).toList();
    if (!faults.isEmpty()) {
      throw new InvalidSettings(faults);
    }
    Map<String, String> canonical = new LinkedHashMap<>();
    lines.forEach(line -> canonical.put(path(line.path()), line.value()));
    keep(state.file().with(canonical, this::path));
  }

  private String path(String written) {
    return state.rules().catalogue().claim(written).map(Claim::path).orElse(written);
  }

  synchronized List<Problem> replace(String source, List<Assignment> lines) throws IOException {
    List<Problem> problems = check(source, lines);
    keep(CfgFile.of(lines.stream().filter(line -> Storable.fault(line).isEmpty()).toList()));
    return problems;
  }

  private void keep(CfgFile changed) throws IOException {
    // Writing the same again would only lose the last good copy, and wear the flash out.
    if (!changed.text().equals(state.file().text()) || damage.isPresent()) {
      store.save(changed.text());
      damage = Optional.empty();
      state = State.of(changed.below(Seal.LINES_BEFORE), state.rules());
    }
  }

  List<Problem> check(String source, List<Assignment> lines) {
    return Evaluation.of(state.rules(), source, lines).problems();
  }
}
