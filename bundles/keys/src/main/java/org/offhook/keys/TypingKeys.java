package org.offhook.keys;

import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys of the dial pad, and what belongs to typing a number. */
@Component(
    property = {
      KeyFunction.TYPE + "=DIGIT",
      KeyFunction.TYPE + "=SEND",
      KeyFunction.TYPE + "=OK",
      KeyFunction.TYPE + "=CLEAR",
      KeyFunction.TYPE + "=CANCEL",
      KeyFunction.TYPE + "=MORE"
    })
public final class TypingKeys implements KeyFunction {
  private final Desk desk;
  private final KeyLocks locks;

  /** With the desk where numbers are typed. */
  @Activate
  public TypingKeys(@Reference Desk desk, @Reference KeyLocks locks) {
    this.desk = desk;
    this.locks = locks;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String type = Place.type(key);
    return new Pressed(
        () -> {
          switch (type) {
            case "DIGIT" -> digit(key.value("digit").charAt(0));
            case "CLEAR" -> desk.erase();
            case "CANCEL" -> desk.cancel();
            case "MORE" -> desk.turn();
            default -> desk.send();
          }
        });
  }

  private void digit(char digit) {
    if (locks.digitsCall() || !desk.connected().isEmpty()) {
      desk.digit(digit);
    }
  }
}
