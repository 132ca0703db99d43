package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallForward;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for call forward: lit while calls of any line are sent on. */
@Component(property = {KeyFunction.TYPE + "=FORWARD_ALL", Soundness.EXPECTED_ABSENCE})
public final class ForwardKeys implements KeyFunction {
  private final Phone phone;
  private final CallForward forward;
  private final Changes changes;

  /** With what it turns on and off. */
  @Activate
  public ForwardKeys(
      @Reference Phone phone, @Reference CallForward forward, @Reference Changes changes) {
    this.phone = phone;
    this.forward = forward;
    this.changes = changes;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label("Forward");
    return new Lit(changes, indicator, () -> forward.isOn(Optional.empty()), this::toggle);
  }

  private void toggle() {
    boolean on = !forward.isOn(Optional.empty());
    Attempt.of(
        phone,
        "call forward stays as it is",
        () -> {
          forward.set(Optional.empty(), on);
          phone.notice("call forward is " + (on ? "on" : "off"));
        });
  }
}
