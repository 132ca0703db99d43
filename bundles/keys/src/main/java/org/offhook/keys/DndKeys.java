package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for do not disturb: lit while it is on for the whole phone. */
@Component(property = {KeyFunction.TYPE + "=DND_ALL", Soundness.EXPECTED_ABSENCE})
public final class DndKeys implements KeyFunction {
  private final Phone phone;
  private final DoNotDisturb quiet;
  private final Changes changes;

  /** With what it turns on and off. */
  @Activate
  public DndKeys(
      @Reference Phone phone, @Reference DoNotDisturb quiet, @Reference Changes changes) {
    this.phone = phone;
    this.quiet = quiet;
    this.changes = changes;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label("DnD");
    return new Lit(changes, indicator, () -> quiet.isOn(Optional.empty()), this::toggle);
  }

  private void toggle() {
    boolean on = !quiet.isOn(Optional.empty());
    Attempt.of(
        phone,
        "do not disturb stays as it is",
        () -> {
          quiet.set(Optional.empty(), on);
          phone.notice("do not disturb is " + (on ? "on" : "off"));
        });
  }
}
