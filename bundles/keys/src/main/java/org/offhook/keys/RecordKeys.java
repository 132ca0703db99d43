package org.offhook.keys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The softkey that tells the server to record a call, by a row of digits (RFC 4733). */
@Component(property = KeyFunction.TYPE + "=REC", configurationPid = RecordConfig.PID)
@Designate(ocd = RecordConfig.class)
public final class RecordKeys implements KeyFunction {
  /** In the order of the events of RFC 4733 section 3.2. */
  private static final List<String> SIGNALS =
      List.of(
          "ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "STAR",
          "POUND");

  private static final int PLACES = 12;

  private final Phone phone;
  private final Desk desk;
  private final int duration;
  private final List<RecordSignal> configured = new CopyOnWriteArrayList<>();

  /** With its parameters. */
  @Activate
  public RecordKeys(@Reference Phone phone, @Reference Desk desk, RecordConfig config) {
    this.phone = phone;
    this.desk = desk;
    this.duration = config.duration();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindSignal(RecordSignal signal) {
    configured.add(signal);
  }

  void unbindSignal(RecordSignal signal) {
    configured.remove(signal);
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    indicator.label("Record");
    return new Pressed(this::pressed);
  }

  private void pressed() {
    List<Call> up = desk.connected();
    if (up.isEmpty()) {
      phone.notice("no call is up that could be recorded");
    }
    up.forEach(this::send);
  }

  private void send(Call call) {
    for (int place = 0; place < PLACES; place++) {
      int event = SIGNALS.indexOf(at(place));
      if (event < 0) {
        return;
      }
      call.media().ifPresent(media -> media.sendEvent(event, duration));
    }
  }

  private String at(int place) {
    String usual = place == 0 ? "STAR" : place == 1 ? "ZERO" : "END";
    return configured.stream()
        .filter(signal -> signal.index() == place)
        .findFirst()
        .map(RecordSignal::signal)
        .orElse(usual);
  }
}
