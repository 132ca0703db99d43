package org.offhook.keys;

import java.util.List;
import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys that dial: a number, the beginning of one, or digits in a call. */
@Component(
    property = {
      KeyFunction.TYPE + "=SPEED_DIAL",
      KeyFunction.TYPE + "=SPEED_DIAL_PREFIX",
      KeyFunction.TYPE + "=DTMF",
      KeyFunction.TYPE + "=PSK"
    })
public final class DialKeys implements KeyFunction {
  private final Phone phone;
  private final Desk desk;

  /** With the desk that knows what a number is wanted for. */
  @Activate
  public DialKeys(@Reference Phone phone, @Reference Desk desk) {
    this.phone = phone;
    this.desk = desk;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label(key.value("number"));
    return new Pressed(() -> pressed(key));
  }

  private void pressed(Key key) {
    String number = key.value("number");
    if (number.isBlank()) {
      phone.notice("key " + key.id() + " has no number");
      return;
    }
    switch (key.type()) {
      case "SPEED_DIAL_PREFIX" -> number.chars().forEach(digit -> desk.digit((char) digit));
      case "PSK" -> feature(key, number);
      case "DTMF" -> digits(key, number);
      default -> desk.dial(line(key), number);
    }
  }

  /** A code of the server: dialled at once, or typed so that a number can follow. */
  private void feature(Key key, String code) {
    if (key.value("dial").equals("1")) {
      desk.dial(line(key), code);
    } else {
      desk.open(line(key));
      code.chars().forEach(digit -> desk.digit((char) digit));
    }
  }

  /** Without anybody who could hear them they are a number. */
  private void digits(Key key, String digits) {
    List<Call> up = desk.connected();
    if (up.isEmpty()) {
      desk.dial(line(key), digits);
    } else {
      up.forEach(call -> call.sendDigits(digits));
    }
  }

  /** The line that is chosen for the key, if it is there; else the phone chooses. */
  private Optional<Line> line(Key key) {
    return phone.lines().stream()
        .filter(line -> String.valueOf(line.index()).equals(key.value("line")))
        .findFirst();
  }
}
