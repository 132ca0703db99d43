package org.offhook.config;

import java.util.Optional;

/**
 * What lines are weighed against.
 *
 * @param catalogue the parameters that are there
 * @param model what the model allows and presets
 * @param secrets opens encrypted values
 */
record Rules(Catalogue catalogue, ModelFacts model, Secrets secrets) {
  static final Rules NONE = new Rules(Catalogue.EMPTY, ModelFacts.NONE, Secrets.NONE);

  Rules with(Catalogue other) {
    return new Rules(other, model, secrets);
  }

  Rules with(ModelFacts other) {
    return new Rules(catalogue, other, secrets);
  }

  Rules with(Secrets other) {
    return new Rules(catalogue, model, other);
  }

  /** Of one index of a definition; -1 where it has none. */
  ValueText text(Definition definition, int index) {
    return new ValueText(definition, index, model, secrets);
  }

  /** Canonical text of a default on this model; what the model says must be allowed to count. */
  String defaultText(Definition definition, int index) {
    return model
        .preset(definition, index)
        .flatMap(text(definition, index)::canonical)
        .orElse(definition.defaultText());
  }

  /** Who claims a path as written, at an index that the model has. */
  Optional<Catalogue.Claim> claim(String path) {
    return catalogue.claim(path).filter(this::allows);
  }

  /** Whether this model has the index of a claim. */
  boolean allows(Catalogue.Claim claim) {
    return !claim.definition().indexed() || model.indexes(claim.definition()).holds(claim.index());
  }
}
