package org.offhook.keys;

import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for the lists of calls: they tell how many there are, where no screen shows the list. */
@Component(
    property = {
      KeyFunction.TYPE + "=MISSED_CALLS",
      KeyFunction.TYPE + "=RECEIVED_CALLS",
      KeyFunction.TYPE + "=DIALED_CALLS",
      "service.ranking:Integer=-100",
      Soundness.EXPECTED_ABSENCE
    })
public final class ListKeys implements KeyFunction {
  private final Phone phone;
  private final CallLog log;

  /** With the log. */
  @Activate
  public ListKeys(@Reference Phone phone, @Reference CallLog log) {
    this.phone = phone;
    this.log = log;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    CallLog.Kind kind =
        switch (Place.type(key)) {
          case "MISSED_CALLS" -> CallLog.Kind.MISSED;
          case "RECEIVED_CALLS" -> CallLog.Kind.RECEIVED;
          default -> CallLog.Kind.DIALLED;
        };
    indicator.label(
        switch (kind) {
          case MISSED -> "Missed calls";
          case RECEIVED -> "Received calls";
          case DIALLED -> "Dialled calls";
        });
    return new Pressed(() -> show(kind));
  }

  private void show(CallLog.Kind kind) {
    var entries = log.entries(kind);
    phone.notice(
        entries.isEmpty()
            ? "no calls"
            : "%d calls, the last: %s".formatted(entries.size(), entries.get(0).address()));
    if (kind == CallLog.Kind.MISSED) {
      log.seen();
    }
  }
}
