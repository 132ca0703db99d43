package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keys that dial: a number, the beginning of one, or digits in a call. */
@Component(
    property = {
      KeyFunction.TYPE + "=SPEED_DIAL",
      KeyFunction.TYPE + "=SPEED_DIAL_PREFIX",
      KeyFunction.TYPE + "=DTMF"
    })
public final class DialKeys implements KeyFunction {
  private final Phone phone;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile NumberEntry entry;

  /** With the phone that dials. */
  @Activate
  public DialKeys(@Reference Phone phone) {
    this.phone = phone;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label(key.value("number"));
    return new Use() {
      @Override
      public void press() {
        pressed(key);
      }

      @Override
      public void close() {
        // It held nothing.
      }
    };
  }

  private void pressed(Key key) {
    String number = key.value("number");
    if (number.isBlank()) {
      phone.notice("key " + key.id().index() + " has no number");
      return;
    }
    switch (key.type()) {
      case "SPEED_DIAL_PREFIX" -> prefix(number);
      case "DTMF" -> digits(number);
      default -> dial(number);
    }
  }

  private void dial(String number) {
    try {
      phone.dial(Optional.empty(), number);
    } catch (CallRefused | IllegalArgumentException e) {
      phone.notice(number + " is not called: " + e.getMessage());
    }
  }

  private void prefix(String number) {
    NumberEntry known = entry;
    if (known == null) {
      phone.notice("no installed capability takes digits one by one");
      return;
    }
    known.clear();
    number.chars().forEach(digit -> known.digit((char) digit));
  }

  private void digits(String digits) {
    Optional<Call> call = phone.active().filter(each -> each.state() == CallState.CONNECTED);
    if (call.isPresent()) {
      call.get().sendDigits(digits);
    } else {
      dial(digits);
    }
  }
}
