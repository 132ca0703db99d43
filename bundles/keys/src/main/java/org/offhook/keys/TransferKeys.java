package org.offhook.keys;

import java.util.List;
import java.util.Optional;
import org.offhook.api.config.Settings;
import org.offhook.api.health.Soundness;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.KeyId;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.Transfers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys that transfer. The printed key sends the call on without asking, or asks first, as its
 * parameter says; a softkey has a function for each. A second press completes.
 */
@Component(
    property = {
      KeyFunction.TYPE + "=TRANSFER",
      KeyFunction.TYPE + "=BLIND_TRANSFER",
      Soundness.EXPECTED_ABSENCE
    })
public final class TransferKeys implements KeyFunction {
  private static final String BLIND_KEY = "voip/signalling/sip/hk_blind_transfer/enable";

  private final Phone phone;
  private final Desk desk;
  private final Transfers transfers;
  private final Settings settings;

  /** With who transfers. */
  @Activate
  public TransferKeys(
      @Reference Phone phone,
      @Reference Desk desk,
      @Reference Transfers transfers,
      @Reference Settings settings) {
    this.phone = phone;
    this.desk = desk;
    this.transfers = transfers;
    this.settings = settings;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    boolean printed = key.id().kind() == KeyId.Kind.HARD;
    boolean blind = Place.type(key).equals("BLIND_TRANSFER");
    return new Pressed(() -> pressed(printed ? isKeyBlind() : blind));
  }

  private boolean isKeyBlind() {
    return !settings.get(BLIND_KEY).orElse("1").equals("0");
  }

  private void pressed(boolean blind) {
    Optional<Call> second = desk.second();
    if (desk.purpose() == Purpose.BLIND) {
      desk.send();
    } else if (desk.first().isPresent() && second.isPresent()) {
      attended(desk.first().get(), second.get());
    } else {
      begin(blind);
    }
  }

  private void begin(boolean blind) {
    List<Call> up = desk.connected();
    List<Call> held = desk.calls(CallState.HELD);
    if (!blind && up.size() == 1 && held.size() == 1) {
      attended(held.get(0), up.get(0));
    } else if (up.isEmpty() && held.isEmpty()) {
      phone.notice("no call is up that could be transferred");
    } else {
      Call call = up.isEmpty() ? held.get(held.size() - 1) : up.get(0);
      desk.ask(
          blind ? Purpose.BLIND : Purpose.CONSULT,
          call,
          number -> send(call, number),
          other -> attended(call, other));
    }
  }

  private void send(Call call, String number) {
    Attempt.of(
        phone, "the call is not transferred to " + number, () -> transfers.blind(call, number));
  }

  private void attended(Call call, Call consultation) {
    Attempt.of(phone, "the call is not transferred", () -> transfers.attended(call, consultation));
  }
}
