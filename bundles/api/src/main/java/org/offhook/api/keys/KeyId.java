package org.offhook.api.keys;

/**
 * Names a key of the phone.
 *
 * @param kind which row of keys
 * @param index index in the configuration, as the catalogue numbers them; of a softkey its place
 *     from 1 at the left, of a key of a module its number from 1, of a printed key its place from 0
 * @param module expansion module from 1; 0 on the phone itself
 */
public record KeyId(Kind kind, int index, int module) {

  /** Rows of keys. */
  public enum Kind {
    /** A key for each line, with its lamp. */
    LINE,
    /** Keys whose type is configured. */
    PROGRAMMABLE,
    /** Keys of the dial pad held down, or of a side car, whose type is configured. */
    FUNCTION,
    /** Keys beside the screen whose meaning depends on what it shows. */
    SOFTKEY,
    /** Keys with a printed meaning, such as HOLD and TRANSFER; in the model's order. */
    HARD
  }

  /** A key of the phone itself. */
  public KeyId(Kind kind, int index) {
    this(kind, index, 0);
  }

  @Override
  public String toString() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + index;
    return module == 0 ? name : "module:" + module + "/" + name;
  }
}
