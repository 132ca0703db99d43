package org.offhook.shared.line;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.SharedLine;
import org.offhook.api.sip.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Lets other phones of a line into our calls, where the server does not bridge itself but gives
 * their INVITE to all phones of the line: the one that talks at the appearance takes them into a
 * conference, the others turn them away. Phone thread.
 */
@Component(
    service = {CallScreen.class, PhoneListener.class},
    property = "service.ranking:Integer=" + CallScreen.REPLACES)
public final class Bridge implements CallScreen, PhoneListener {
  private final PhoneThread thread;
  private final List<CommonLine> lines = new CopyOnWriteArrayList<>();

  /** Who is being let in, and to which call. */
  private final Map<Session, Call> expected = new IdentityHashMap<>();

  private volatile Phone phone;
  private volatile Conferences conferences;

  /** With the thread of the phone. */
  @Activate
  public Bridge(@Reference PhoneThread thread) {
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

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindConferences(Conferences conferences) {
    this.conferences = conferences;
  }

  void unbindConferences(Conferences conferences) {
    if (this.conferences == conferences) {
      this.conferences = null;
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLine(SharedLine line) {
    if (line instanceof CommonLine common) {
      lines.add(common);
    }
  }

  void unbindLine(SharedLine line) {
    lines.removeIf(each -> each == line);
  }

  @Override
  public Verdict screen(Line line, Session session) {
    Phone desk = phone;
    Optional<CommonLine> shared =
        lines.stream().filter(each -> each.index() == line.index()).findFirst();
    int number = CallInfo.named(session);
    return desk == null || shared.isEmpty() || !isOfTheLine(line, session)
        ? new Proceed()
        : judge(desk, shared.get(), number, session);
  }

  /** Anybody can write the line's name in From; only its servers are believed. */
  private static boolean isOfTheLine(Line line, Session session) {
    return session.remote().user().equals(line.user())
        && line.servers().stream().anyMatch(one -> one.server().equals(session.cameBy()));
  }

  private Verdict judge(Phone desk, CommonLine shared, int number, Session session) {
    boolean ourOwn =
        desk.calls().stream()
            .anyMatch(
                call -> call.session() != null && call.session().callId().equals(session.callId()));
    if (ourOwn) {
      return new Reject(482, "Loop Detected");
    }
    if (number == 0) {
      return new Proceed();
    }
    Optional<Call> there =
        desk.calls().stream()
            .filter(call -> call.state() == CallState.CONNECTED)
            .filter(call -> shared.open(call.session()) == number)
            .findFirst();
    if (there.isEmpty()) {
      return new Reject(480, "Temporarily Unavailable");
    }
    if (conferences == null) {
      return new Reject(488, "Not Acceptable Here");
    }
    expected.put(session, there.get());
    return new Answer(Duration.ZERO);
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.ENDED) {
      expected.remove(call.session());
    } else if (call.state() == CallState.CONNECTED) {
      Call other = expected.remove(call.session());
      if (other != null) {
        // The phone tells of the call in the midst of answering it.
        thread.execute(() -> bring(call, other));
      }
    }
  }

  private void bring(Call newcomer, Call other) {
    Phone desk = phone;
    Conferences now = conferences;
    if (desk == null || now == null || other.state() == CallState.ENDED) {
      newcomer.hangup();
      return;
    }
    try {
      now.join(List.of(other, newcomer));
      desk.notice("another phone has joined the call on line " + other.line().index());
    } catch (CallRefused e) {
      desk.notice("another phone cannot join the call: " + e.getMessage());
      newcomer.hangup();
      other.resume();
    }
  }
}
