package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.keys.Key;

/** A key that something is configured for. */
interface Configured {
  /** The key on this model; empty when the model has none such. */
  Optional<Key> key(KeyModel model);
}
