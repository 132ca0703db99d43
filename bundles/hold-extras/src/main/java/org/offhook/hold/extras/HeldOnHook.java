package org.offhook.hold.extras;

import java.util.LinkedHashSet;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.HookListener;
import org.offhook.api.phone.PhoneListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Ends the call that was held last when the handset is put back, where that is wanted. */
@Component(
    service = {HookListener.class, PhoneListener.class},
    configurationPid = HoldConfig.PID)
public final class HeldOnHook implements HookListener, PhoneListener {
  private final Set<Call> held = new LinkedHashSet<>();
  private volatile boolean wanted;

  /** With its parameters. */
  @Activate
  public HeldOnHook(HoldConfig config) {
    modified(config);
  }

  @Modified
  void modified(HoldConfig config) {
    wanted = config.endOnHook();
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.HELD) {
      held.add(call);
    } else {
      held.remove(call);
    }
  }

  /** Whoever talks to another puts the handset back on that call: it ends anyway. */
  @Override
  public void onHook(boolean talking) {
    if (!wanted || talking) {
      return;
    }
    Call last = null;
    for (Call call : held) {
      last = call;
    }
    if (last != null) {
      last.hangup();
    }
  }
}
