package org.offhook.keys;

import java.util.List;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys for the lists of calls: they tell how many there are and show the last one, where no screen
 * shows the list. Pressed again, the key shows the one before; OK calls who is shown.
 */
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
  private final Desk desk;
  private final CallLog log;
  private final ScreenRequests screens;

  /** With the log, and those who may show it. */
  @Activate
  public ListKeys(
      @Reference Phone phone,
      @Reference Desk desk,
      @Reference CallLog log,
      @Reference ScreenRequests screens) {
    this.screens = screens;
    this.phone = phone;
    this.desk = desk;
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
    String screen = Place.type(key);
    return new Pressed(
        () -> {
          if (!screens.open(screen)) {
            tell(kind);
          }
          if (kind == CallLog.Kind.MISSED) {
            log.seen();
          }
        });
  }

  private void tell(CallLog.Kind kind) {
    List<CallLog.Entry> entries = log.entries(kind);
    if (entries.isEmpty()) {
      phone.notice("no calls");
    } else {
      int place = place(entries);
      String which = place == 0 ? "the last" : "number " + (place + 1);
      String address = entries.get(place).address();
      phone.notice("%d calls, %s: %s".formatted(entries.size(), which, address));
      propose(entries.get(place));
    }
  }

  /** The one after the one that is shown, or the first. */
  private int place(List<CallLog.Entry> entries) {
    for (int i = 0; i + 1 < entries.size(); i++) {
      if (entries.get(i).address().equals(desk.typed())) {
        return i + 1;
      }
    }
    return 0;
  }

  private void propose(CallLog.Entry entry) {
    if (desk.state() == PhoneState.IDLE || desk.state() == PhoneState.DIALLING) {
      desk.propose(
          phone.lines().stream().filter(line -> line.index() == entry.line()).findFirst(),
          entry.address());
    }
  }
}
