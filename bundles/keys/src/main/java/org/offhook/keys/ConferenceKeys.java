package org.offhook.keys;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for conferences: bring calls together, take one out, leave the others alone. */
@Component(
    property = {
      KeyFunction.TYPE + "=CONF",
      KeyFunction.TYPE + "=CONF_SPLIT",
      KeyFunction.TYPE + "=CONF_LEAVE",
      Soundness.EXPECTED_ABSENCE
    })
public final class ConferenceKeys implements KeyFunction {
  private final Phone phone;
  private final Desk desk;
  private final Conferences conferences;

  /** With who joins calls. */
  @Activate
  public ConferenceKeys(
      @Reference Phone phone, @Reference Desk desk, @Reference Conferences conferences) {
    this.phone = phone;
    this.desk = desk;
    this.conferences = conferences;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String type = Place.type(key);
    return new Pressed(
        () ->
            Attempt.of(
                phone,
                "the conference stays as it is",
                () -> {
                  switch (type) {
                    case "CONF_SPLIT" -> split();
                    case "CONF_LEAVE" -> conferences.leave();
                    default -> join();
                  }
                }));
  }

  /** Two calls are brought together; one alone asks for a second one. */
  private void join() throws CallRefused {
    List<Call> calls = new ArrayList<>(desk.connected());
    calls.addAll(desk.calls(CallState.HELD));
    boolean typing = desk.first().isPresent() && desk.second().isEmpty();
    if (typing) {
      desk.send();
    } else if (calls.size() > 1) {
      conferences.join(calls);
      desk.forget();
    } else if (calls.size() == 1 && desk.second().isEmpty()) {
      desk.ask(Purpose.CONFERENCE, calls.get(0), number -> {});
    } else {
      phone.notice(calls.isEmpty() ? "no call is up" : "the second call has not been answered");
    }
  }

  private void split() throws CallRefused {
    List<Call> parties = conferences.parties();
    if (parties.isEmpty()) {
      throw new CallRefused("there is none");
    }
    conferences.split(parties.get(parties.size() - 1));
  }
}
