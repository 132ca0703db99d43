package org.offhook.keys;

import java.util.List;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Parking;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for a parking place: in a call they park it there, without one they fetch what is there. */
@Component(property = {KeyFunction.TYPE + "=PARK", Soundness.EXPECTED_ABSENCE})
public final class ParkKeys implements KeyFunction {
  private final Phone phone;
  private final Desk desk;
  private final Parking parking;

  /** With who parks. */
  @Activate
  public ParkKeys(@Reference Phone phone, @Reference Desk desk, @Reference Parking parking) {
    this.phone = phone;
    this.desk = desk;
    this.parking = parking;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String own = key.value("place");
    String place = own.isBlank() ? key.value("number") : own;
    indicator.label("Park " + place);
    return new Pressed(() -> Attempt.of(phone, "nothing is parked or fetched", () -> at(place)));
  }

  private void at(String place) throws CallRefused {
    List<Call> up = desk.connected();
    if (up.isEmpty()) {
      parking.retrieve(place);
    } else {
      parking.park(up.get(0), place);
    }
  }
}
