package org.offhook.keys;

import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Redial;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys that call again: whom one called last, or who called last. */
@Component(
    property = {
      KeyFunction.TYPE + "=REDIAL",
      KeyFunction.TYPE + "=CALL_BACK",
      Soundness.EXPECTED_ABSENCE
    })
public final class RedialKeys implements KeyFunction {
  private final Phone phone;
  private final Redial redial;

  /** With who remembers them. */
  @Activate
  public RedialKeys(@Reference Phone phone, @Reference Redial redial) {
    this.phone = phone;
    this.redial = redial;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    boolean back = Place.type(key).equals("CALL_BACK");
    indicator.label(back ? "Call back" : "Redial");
    Attempt attempt = back ? redial::back : redial::last;
    return new Pressed(() -> Attempt.of(phone, "nobody is called", attempt));
  }
}
