package org.offhook.blf;

import java.util.List;
import org.offhook.api.phone.CallsElsewhere;
import org.offhook.api.sip.DialogId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calls of those who are watched, as their dialog-info tells of them. */
@Component
public final class OthersCalls implements CallsElsewhere {
  private final BusyLamps lamps;

  /** With those who are watched. */
  @Activate
  public OthersCalls(@Reference BusyLamps lamps) {
    this.lamps = lamps;
  }

  @Override
  public List<Elsewhere> at(String number) {
    return lamps.dialogs(number).stream().map(OthersCalls::told).toList();
  }

  private static Elsewhere told(DialogInfo.Dialog dialog) {
    return new Elsewhere(
        new DialogId(dialog.callId(), dialog.localTag(), dialog.remoteTag()),
        dialog.state(),
        dialog.initiated(),
        dialog.held(),
        dialog.exclusive(),
        dialog.appearance(),
        dialog.localTarget(),
        dialog.remoteTarget());
  }
}
