package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.keys.Key;

/** A key that something is configured for. */
interface Configured {
  /** The key on this model; empty when the model has none such, or it stays what it is. */
  Optional<Key> key(KeyModel model);

  /** A key that something else is configured for, with what this adds to it. */
  default Key with(Key key, KeyModel model) {
    return key;
  }

  /** Where two say what a key is, the higher one counts. */
  default int precedence() {
    return 0;
  }
}
