package org.offhook.screening;

import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Tells further callers that the phone is busy while a call is up, where that is wanted. */
@Component(
    service = CallScreen.class,
    configurationPid = ScreeningConfig.PID,
    property = "service.ranking:Integer=" + CallScreen.BUSY)
public final class BusyOnBusy implements CallScreen {
  private final boolean wanted;
  private volatile Phone phone;

  /** With its parameters. */
  @Activate
  public BusyOnBusy(ScreeningConfig config) {
    this.wanted = config.busyOnBusy();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Override
  public Verdict screen(Line line, Session session) {
    Phone known = phone;
    boolean busy =
        wanted
            && known != null
            && known.calls().stream().anyMatch(call -> call.state() != CallState.ENDED);
    return busy ? new Reject(486, "Busy Here") : new Proceed();
  }
}
