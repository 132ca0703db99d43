package org.offhook.keys;

import java.io.IOException;
import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Keys for an event: a list of calls, do not disturb. What is not there, they say. */
@Component(property = {KeyFunction.TYPE + "=KEY_EVENT", KeyFunction.TYPE + "=EVENT"})
public final class EventKeys implements KeyFunction {
  private final Phone phone;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile CallLog log;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  private volatile DoNotDisturb quiet;

  /** With the phone that tells the person. */
  @Activate
  public EventKeys(@Reference Phone phone) {
    this.phone = phone;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label(key.value("event"));
    return new Use() {
      @Override
      public void press() {
        pressed(key.value("event"));
      }

      @Override
      public void close() {
        // It held nothing.
      }
    };
  }

  private void pressed(String event) {
    switch (event) {
      case "MISSED_CALLS" -> calls(CallLog.Kind.MISSED, event);
      case "RECEIVED_CALLS" -> calls(CallLog.Kind.RECEIVED, event);
      case "DIALED_CALLS" -> calls(CallLog.Kind.DIALLED, event);
      case "DND_ALL" -> toggle();
      default -> missing(event);
    }
  }

  private void missing(String event) {
    phone.notice("no installed capability offers the event " + event);
  }

  private void calls(CallLog.Kind kind, String event) {
    CallLog known = log;
    if (known == null) {
      missing(event);
      return;
    }
    var entries = known.entries(kind);
    phone.notice(
        entries.isEmpty()
            ? "no calls"
            : "%d calls, the last: %s".formatted(entries.size(), entries.get(0).address()));
    if (kind == CallLog.Kind.MISSED) {
      known.seen();
    }
  }

  private void toggle() {
    DoNotDisturb known = quiet;
    if (known == null) {
      missing("DND_ALL");
      return;
    }
    boolean on = !known.isOn(Optional.empty());
    try {
      known.set(Optional.empty(), on);
      phone.notice("do not disturb is " + (on ? "on" : "off"));
    } catch (IOException e) {
      phone.notice("do not disturb stays as it is: " + e.getMessage());
    }
  }
}
