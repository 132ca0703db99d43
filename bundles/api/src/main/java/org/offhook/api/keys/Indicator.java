package org.offhook.api.keys;

/** What a key shows. Phone thread. */
public interface Indicator {
  /** Sets its lamp. */
  void lamp(Lamp lamp);

  /** Sets the text beside it; an empty text brings back the configured one. */
  void label(String text);
}
