package org.offhook.mwi;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells mailboxes the PIN that was typed for them. Phone thread. */
@Component(service = {Pins.class, PhoneListener.class})
public final class Pins implements PhoneListener {
  /** A mailbox greets before it listens. */
  private static final Duration GREETING = Duration.ofSeconds(1);

  private final PhoneThread thread;
  private final Map<Call, String> waiting = new IdentityHashMap<>();

  /** On the phone thread. */
  @Activate
  public Pins(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  /** Sends the digits and # to a call of the mailbox, once it is up. */
  void tell(Call call, String pin) {
    waiting.put(call, pin);
    onCall(call);
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      waiting.remove(call);
    } else if (call.state() == CallState.CONNECTED) {
      String pin = waiting.remove(call);
      if (pin != null) {
        thread.after(GREETING, () -> send(call, pin));
      }
    }
  }

  private static void send(Call call, String pin) {
    if (call.state() == CallState.CONNECTED) {
      call.sendDigits(pin + "#");
    }
  }
}
