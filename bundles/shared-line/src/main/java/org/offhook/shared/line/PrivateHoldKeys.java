package org.offhook.shared.line;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.SharedLine;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keys that hold the call that is talked on so that no other phone can go on with it. */
@Component(property = KeyFunction.TYPE + "=PRIVATE_HOLD")
public final class PrivateHoldKeys implements KeyFunction {
  private final Phone phone;
  private final List<SharedLine> lines = new CopyOnWriteArrayList<>();

  /** With the phone whose calls are held. */
  @Activate
  public PrivateHoldKeys(@Reference Phone phone) {
    this.phone = phone;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(SharedLine line) {
    lines.add(line);
  }

  void unbindLine(SharedLine line) {
    lines.remove(line);
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    return new Use() {
      @Override
      public void press() {
        hold();
      }

      @Override
      public void close() {
        // nothing was opened
      }
    };
  }

  private void hold() {
    Optional<Call> up =
        phone.calls().stream().filter(call -> call.state() == CallState.CONNECTED).findFirst();
    try {
      Call call = up.orElseThrow(() -> new CallRefused("no call is talked on"));
      SharedLine line =
          lines.stream()
              .filter(each -> each.index() == call.line().index())
              .findFirst()
              .orElseThrow(() -> new CallRefused(call.line().label() + " is not shared"));
      line.holdPrivately(call);
    } catch (CallRefused e) {
      phone.notice("not held privately: " + e.getMessage());
    }
  }
}
