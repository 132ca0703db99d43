package org.offhook.transfer;

import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Target of a transfer: a call with Replaces takes the place of the one it names (RFC 3891). */
@Component(property = "service.ranking:Integer=" + CallScreen.REPLACES)
public final class Replacing implements CallScreen {
  private volatile Phone phone;

  // The phone itself asks its screens: it cannot wait for them.
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    this.phone = null;
  }

  @Override
  public Verdict screen(Line line, Session session) {
    List<String> values = session.headers("Replaces");
    Phone desk = phone;
    if (values.isEmpty() || desk == null) {
      return new Proceed();
    }
    Optional<ReplacesHeader> replaces = ReplacesHeader.parse(values.get(0));
    if (values.size() > 1 || replaces.isEmpty()) {
      return new Reject(400, "One Replaces header expected");
    }
    Optional<Call> call =
        desk.calls().stream()
            .filter(one -> sameDialog(one.session(), replaces.get().dialog()))
            .findFirst();
    return call.map(found -> judge(found, replaces.get().earlyOnly()))
        .orElseGet(() -> new Reject(481, "Call/Transaction Does Not Exist"));
  }

  private static boolean sameDialog(Session session, DialogId named) {
    return session != null && session.dialogId().equals(named);
  }

  /** Section 3 of the RFC: which calls may be replaced. */
  private static Verdict judge(Call call, boolean earlyOnly) {
    return switch (call.state()) {
      case CONNECTED, HELD -> earlyOnly ? new Reject(486, "Busy Here") : new Replace(call);
      case RINGING_OUT, DIALING -> new Replace(call);
      // An early dialog that we did not begin can be picked up from its caller, not from us.
      case RINGING_IN -> new Reject(481, "Call/Transaction Does Not Exist");
      case ENDED -> new Reject(603, "Decline");
    };
  }
}
