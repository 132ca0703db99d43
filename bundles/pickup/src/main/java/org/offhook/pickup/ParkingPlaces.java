package org.offhook.pickup;

import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Parking;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Parks calls on the server and fetches them, by its codes. */
@Component(configurationPid = PickupConfig.PID)
public final class ParkingPlaces implements Parking {
  private final Phone phone;
  private volatile PickupConfig config;
  private volatile Transfers transfers;

  /** With the phone whose calls it parks. */
  @Activate
  public ParkingPlaces(@Reference Phone phone, PickupConfig config) {
    this.phone = phone;
    this.config = config;
  }

  @Modified
  void modified(PickupConfig config) {
    this.config = config;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindTransfers(Transfers transfers) {
    this.transfers = transfers;
  }

  void unbindTransfers(Transfers transfers) {
    if (this.transfers == transfers) {
      this.transfers = null;
    }
  }

  @Override
  public void park(Call call, String place) throws CallRefused {
    if (call.state() != CallState.CONNECTED && call.state() != CallState.HELD) {
      throw new CallRefused("call " + call.id() + " is not up");
    }
    String target = config.parkPrefix().strip() + place.strip();
    if (target.isEmpty()) {
      throw new CallRefused("nowhere to park: voip/services/park_prefix is empty, and no place");
    }
    if (config.parkWithRefer() == 0) {
      // The server parks the call that waits when the code is dialled on the same line.
      call.hold();
      phone.dial(Optional.of(call.line()), target);
      return;
    }
    Transfers now = transfers;
    if (now == null) {
      throw new CallRefused("nothing on this phone transfers calls");
    }
    now.blind(call, target);
  }

  @Override
  public Call retrieve(String place) throws CallRefused {
    if (place.isBlank()) {
      throw new CallRefused("the number of a place is expected");
    }
    return phone.dial(Optional.empty(), config.retrieveCode().strip() + place.strip());
  }
}
