package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A key, what it does and what it shows; without a function it is dark. */
final class Place implements Indicator {
  private static final Logger LOG = LoggerFactory.getLogger(Place.class);

  private final Key key;
  private final Board board;
  private KeyFunction function;
  private KeyFunction.Use use;
  private Lamp lamp = Lamp.OFF;
  private String label = "";

  /** What is around a key. */
  interface Board {
    /** Who makes keys of a type work. */
    Optional<KeyFunction> function(String type);

    /** A lamp as the model can show it. */
    Lamp shown(Lamp lamp);

    /** Whether the key is disabled by configuration. */
    boolean isDisabled(Key key);

    /** It shows something else. */
    void changed(Keys.View view);
  }

  Place(Key key, Board board) {
    this.key = key;
    this.board = board;
  }

  Key key() {
    return key;
  }

  /** What makes it work: of a key for an event, the event. */
  static String type(Key key) {
    return isForEvent(key) ? key.value("event") : key.type();
  }

  static boolean isForEvent(Key key) {
    return key.type().equals("KEY_EVENT") || key.type().equals("EVENT");
  }

  static boolean isEmpty(Key key) {
    return key.type().equals("EMPTY") || key.type().equals("NONE");
  }

  /** Takes who is there now for its type, or nobody. */
  void connect() {
    KeyFunction found = board.isDisabled(key) ? null : board.function(type(key)).orElse(null);
    if (found == function) {
      return;
    }
    disconnect();
    function = found;
    if (found != null) {
      try {
        use = found.use(key, this);
      } catch (RuntimeException e) {
        LOG.error("key {} of type {} does not work", key.id(), type(key), e);
      }
    }
    tell();
  }

  void disconnect() {
    KeyFunction.Use ended = use;
    use = null;
    function = null;
    if (ended != null) {
      ended.close();
      lamp(Lamp.OFF);
      label("");
    }
  }

  Optional<KeyFunction.Use> use() {
    return Optional.ofNullable(use);
  }

  @Override
  public void lamp(Lamp now) {
    Lamp shown = board.shown(now);
    if (!shown.equals(lamp)) {
      lamp = shown;
      tell();
    }
  }

  @Override
  public void label(String text) {
    if (!text.equals(label)) {
      label = text;
      tell();
    }
  }

  private void tell() {
    board.changed(view());
  }

  Keys.View view() {
    return new Keys.View(key, key.label().isEmpty() ? label : key.label(), lamp, use != null);
  }
}
