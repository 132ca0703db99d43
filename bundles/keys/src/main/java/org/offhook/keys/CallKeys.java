package org.offhook.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keys for what every call can do: answer, reject, hold, resume, mute, end. */
@Component(
    property = {
      KeyFunction.TYPE + "=ANSWER",
      KeyFunction.TYPE + "=REJECT",
      KeyFunction.TYPE + "=HOLD",
      KeyFunction.TYPE + "=RESUME",
      KeyFunction.TYPE + "=SWAP",
      KeyFunction.TYPE + "=MUTE",
      KeyFunction.TYPE + "=END",
      KeyFunction.TYPE + "=NEW_CALL"
    })
public final class CallKeys implements KeyFunction {
  private final Phone phone;
  private final Desk desk;
  private final Changes changes;

  /** With the phone whose calls they are. */
  @Activate
  public CallKeys(@Reference Phone phone, @Reference Desk desk, @Reference Changes changes) {
    this.phone = phone;
    this.desk = desk;
    this.changes = changes;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String type = Place.type(key);
    return type.equals("MUTE")
        ? new Lit(changes, indicator, this::isMuted, this::mute)
        : new Pressed(() -> pressed(type));
  }

  private void pressed(String type) {
    switch (type) {
      case "ANSWER" -> answer();
      case "REJECT" -> oldest(CallState.RINGING_IN).ifPresent(Call::reject);
      case "HOLD" -> hold();
      case "RESUME" -> resume();
      case "SWAP" -> oldest(CallState.HELD).ifPresent(Call::resume);
      case "NEW_CALL" -> desk.open(Optional.empty());
      default -> end();
    }
    changes.tell();
  }

  private void answer() {
    oldest(CallState.RINGING_IN)
        .ifPresent(
            call -> {
              desk.forget();
              call.answer();
            });
  }

  /** Holds what is talked on, all of a conference; else goes on with what was held last. */
  private void hold() {
    List<Call> up = desk.connected();
    if (up.isEmpty()) {
      resume();
    } else {
      up.forEach(Call::hold);
    }
  }

  private void resume() {
    if (desk.first().isPresent()) {
      desk.cancel();
    } else {
      desk.calls(CallState.HELD).stream()
          .max(Comparator.comparingInt(Call::id))
          .ifPresentOrElse(Call::resume, () -> phone.notice("no call is held"));
    }
  }

  private boolean isMuted() {
    List<Call> up = desk.connected();
    return !up.isEmpty() && up.stream().allMatch(Call::muted);
  }

  private void mute() {
    boolean on = !isMuted();
    desk.connected().forEach(call -> call.mute(on));
  }

  /** What is being typed, what is talked on, what is being called, what rings, what is held. */
  private void end() {
    if (desk.purpose() != Purpose.NONE) {
      desk.cancel();
      return;
    }
    List<Call> up = desk.connected();
    if (!up.isEmpty()) {
      up.forEach(Call::hangup);
      return;
    }
    oldest(CallState.DIALING)
        .or(() -> oldest(CallState.RINGING_OUT))
        .or(() -> oldest(CallState.RINGING_IN))
        .or(() -> newest(CallState.HELD))
        .ifPresent(Call::hangup);
  }

  private Optional<Call> oldest(CallState state) {
    return desk.calls(state).stream().min(Comparator.comparingInt(Call::id));
  }

  private Optional<Call> newest(CallState state) {
    return desk.calls(state).stream().max(Comparator.comparingInt(Call::id));
  }
}
