package org.offhook.keys;

import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Pickups;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys that take a call that rings elsewhere: at the key's number, else in the group. */
@Component(property = {KeyFunction.TYPE + "=PICKUP", Soundness.EXPECTED_ABSENCE})
public final class PickupKeys implements KeyFunction {
  private final Phone phone;
  private final Pickups pickups;

  /** With who picks up. */
  @Activate
  public PickupKeys(@Reference Phone phone, @Reference Pickups pickups) {
    this.phone = phone;
    this.pickups = pickups;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String number = key.value("number");
    indicator.label("Pick up " + number);
    return new Pressed(() -> Attempt.of(phone, "nothing is picked up", () -> take(number)));
  }

  private void take(String number) throws CallRefused {
    if (number.isBlank()) {
      pickups.group();
    } else {
      pickups.directed(number);
    }
  }
}
