package org.offhook.conference;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Takes a call with Join into a conference with the call it names (RFC 3911). */
@Component(
    service = {CallScreen.class, PhoneListener.class},
    property = "service.ranking:Integer=" + CallScreen.REPLACES)
public final class Joining implements CallScreen, PhoneListener {
  private final PhoneThread thread;

  /** The dialogs that sessions join which are being answered. Phone thread. */
  private final Map<Session, DialogId> expected = new IdentityHashMap<>();

  private volatile Phone phone;
  private volatile Conferences conferences;

  /** With the phone's thread. */
  @Activate
  public Joining(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  // The phone itself asks its screens: it cannot wait for them, nor for the conference it has.
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindConferences(Conferences conferences) {
    this.conferences = conferences;
  }

  void unbindConferences(Conferences conferences) {
    if (this.conferences == conferences) {
      this.conferences = null;
    }
  }

  @Override
  public Verdict screen(Line line, Session session) {
    List<String> values = session.headers("Join");
    Phone desk = phone;
    if (values.isEmpty() || desk == null) {
      return new Proceed();
    }
    Optional<DialogId> dialog = JoinHeader.parse(values.get(0));
    if (values.size() > 1 || dialog.isEmpty() || !session.headers("Replaces").isEmpty()) {
      return new Reject(400, "One Join header expected, and no Replaces");
    }
    Verdict verdict =
        named(desk, dialog.get())
            .map(this::judge)
            .orElseGet(() -> new Reject(481, "Call/Transaction Does Not Exist"));
    if (verdict instanceof Answer) {
      expected.put(session, dialog.get());
    }
    return verdict;
  }

  /** Section 4 of the RFC: which calls may be joined; ours are mixed only while they are up. */
  private Verdict judge(Call call) {
    return switch (call.state()) {
      case CONNECTED, HELD ->
          conferences == null ? new Reject(488, "Not Acceptable Here") : new Answer(Duration.ZERO);
      case RINGING_OUT, DIALING, RINGING_IN -> new Reject(481, "Call/Transaction Does Not Exist");
      case ENDED -> new Reject(603, "Decline");
    };
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      expected.remove(call.session());
    } else if (call.state() == CallState.CONNECTED) {
      DialogId dialog = expected.remove(call.session());
      if (dialog != null) {
        // The phone tells of the call in the midst of answering it.
        thread.execute(() -> bring(call, dialog));
      }
    }
  }

  private void bring(Call newcomer, DialogId dialog) {
    Phone desk = phone;
    Conferences now = conferences;
    Optional<Call> other = desk == null ? Optional.empty() : named(desk, dialog);
    if (now == null || other.isEmpty()) {
      newcomer.hangup();
      return;
    }
    try {
      now.join(List.of(other.get(), newcomer));
      desk.notice(newcomer.remote().label() + " has joined the conversation");
    } catch (CallRefused e) {
      desk.notice(newcomer.remote().label() + " cannot join: " + e.getMessage());
      newcomer.hangup();
      other.get().resume();
    }
  }

  private static Optional<Call> named(Phone desk, DialogId dialog) {
    return desk.calls().stream()
        .filter(call -> call.session() != null && call.session().dialogId().equals(dialog))
        .findFirst();
  }
}
