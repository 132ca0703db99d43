package org.offhook.api.keys;

/**
 * Makes keys of one type work. Register it as a service with the property {@value #TYPE}: one or
 * several types in capitals. Phone thread.
 */
public interface KeyFunction {
  /** Service property: the types of keys it serves. */
  String TYPE = "key.type";

  /**
   * Takes a key into use.
   *
   * @param key as configured
   * @param indicator its lamp and its label, to be changed at any time until closed
   */
  Use use(Key key, Indicator indicator);

  /** A key in use. */
  interface Use extends AutoCloseable {
    /** It was pressed. */
    void press();

    /** It was held down. */
    default void longPress() {
      press();
    }

    /** The key is configured otherwise, or gone. */
    @Override
    void close();
  }
}
