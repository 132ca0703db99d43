package org.offhook.conference.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Timers.Timer;

/** The conference that a phone has on a server: one call with its focus. Phone thread. */
final class RemoteConference implements Conferences {
  private static final int MULTIPLE = 300;

  private final PhoneThread thread;
  private final Phone phone;
  private final Supplier<ConferenceServerConfig> config;
  private final Supplier<String> names;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private Call focus;
  private String dialled = "";
  private String conference = "";
  private Referral current;
  private boolean accepted;
  private Timer patience = () -> {};
  private Roster roster;

  RemoteConference(
      PhoneThread thread,
      Phone phone,
      Supplier<ConferenceServerConfig> config,
      Supplier<String> names) {
    this.thread = thread;
    this.phone = phone;
    this.config = config;
    this.names = names;
  }

  @Override
  public List<Call> parties() {
    return focus == null ? List.of() : List.of(focus);
  }

  @Override
  public void join(List<Call> calls) throws CallRefused {
    List<Call> others =
        calls.stream().distinct().filter(call -> call != focus && !invited(call)).toList();
    for (Call call : others) {
      if (call.state() != CallState.CONNECTED && call.state() != CallState.HELD) {
        throw new CallRefused("call " + call.id() + " is not up");
      }
    }
    if (focus == null) {
      begin(others);
    } else {
      waiting.addAll(others);
      if (focus.state() == CallState.HELD) {
        focus.resume();
      }
      next();
    }
  }

  private boolean invited(Call call) {
    return waiting.contains(call) || current != null && current.party() == call;
  }

  private void begin(List<Call> others) throws CallRefused {
    if (others.size() < 2) {
      throw new CallRefused("two calls are needed for a conference");
    }
    try {
      dialled = ConferenceAddress.toCall(config.get().address(), names);
    } catch (IllegalArgumentException e) {
      throw new CallRefused(e.getMessage());
    }
    conference = "";
    focus = phone.dial(Optional.of(others.get(0).line()), dialled);
    waiting.addAll(others);
  }

  @Override
  public void split(Call call) throws CallRefused {
    throw new CallRefused("the server mixes the conference: nobody can be taken out of it here");
  }

  @Override
  public void leave() throws CallRefused {
    if (focus == null || conference.isEmpty()) {
      throw new CallRefused("there is no conference");
    }
    focus.hangup();
  }

  /** Names of those who take part, as far as the server tells. */
  List<String> roster() {
    return roster == null ? List.of() : roster.names();
  }

  /** A call began, changed or ended. */
  void onCall(Call call) {
    if (call == focus) {
      onFocus(call);
    } else if (call.state() == CallState.ENDED) {
      waiting.remove(call);
      if (current != null && current.party() == call) {
        // The phone tells of the call in the midst of ending it.
        int code = accepted ? 200 : 480;
        thread.execute(() -> over(call, OptionalInt.of(code)));
      }
    }
  }

  private void onFocus(Call call) {
    if (call.state() == CallState.CONNECTED && conference.isEmpty()) {
      Optional<String> named = ConferenceAddress.ofFocus(call.session().headers("Contact"));
      conference = named.orElse(dialled);
      if (named.isPresent() && config.get().roster()) {
        roster = new Roster(call.line(), conference, phone::notice);
      }
      thread.execute(this::next);
    } else if (call.state() == CallState.ENDED) {
      lost(call.end().orElseThrow());
    }
  }

  /** The conference is over for us; whoever was not brought into it is on hold. */
  private void lost(SessionEnd end) {
    boolean begun = !conference.isEmpty();
    Optional<Call> left = Optional.ofNullable(waiting.peekFirst());
    waiting.clear();
    stopWaiting();
    forgetRoster();
    focus = null;
    conference = "";
    if (!begun) {
      phone.notice("There is no conference: " + end.code() + " " + end.reason());
      left.ifPresent(call -> thread.execute(() -> takeBack(call)));
    }
  }

  private void takeBack(Call call) {
    if (call.state() == CallState.HELD && phone.active().isEmpty()) {
      call.resume();
    }
  }

  /** Sends for one party after the other. */
  private void next() {
    if (current != null || waiting.isEmpty() || conference.isEmpty()) {
      return;
    }
    Call party = waiting.poll();
    boolean byFocus = config.get().refer().equals("FOCUS");
    Referral referral =
        byFocus ? Referral.ofFocus(party, focus) : Referral.ofParty(party, conference);
    current = referral;
    accepted = false;
    patience =
        thread.after(
            Duration.ofSeconds(config.get().patience()), () -> over(party, OptionalInt.of(408)));
    referral.by().session().send(referral.request(), response -> answered(referral, response));
  }

  private void answered(Referral referral, Response response) {
    if (current != referral) {
      return;
    }
    accepted = response.code() < MULTIPLE;
    if (!accepted) {
      over(referral.party(), OptionalInt.of(response.code()));
    }
  }

  /**
   * Takes in a NOTIFY about a REFER of ours.
   *
   * @return false when it is about somebody else's
   */
  boolean notified(Call call, IncomingRequest request) {
    boolean ours = call == focus || current != null && current.by() == call;
    if (!ours || !Referral.tells(request)) {
      return false;
    }
    request.respond(new Response(200, "OK", List.of(), ""));
    if (current != null && current.by() == call) {
      over(current.party(), Referral.outcome(request));
    }
    return true;
  }

  private void over(Call party, OptionalInt code) {
    if (code.isEmpty() || current == null || current.party() != party) {
      return;
    }
    stopWaiting();
    String name = party.remote().label();
    if (code.getAsInt() < MULTIPLE) {
      phone.notice(name + " is in the conference");
      party.hangup();
    } else {
      phone.notice(name + " is not in the conference: " + code.getAsInt());
    }
    next();
  }

  private void stopWaiting() {
    patience.cancel();
    current = null;
  }

  /** Waits for nobody any longer; calls stay as they are. */
  void close() {
    waiting.clear();
    stopWaiting();
    forgetRoster();
  }

  private void forgetRoster() {
    if (roster != null) {
      roster.close();
      roster = null;
    }
  }
}
