package org.offhook.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of the phone, and which of them has microphone and loudspeaker. Phone thread. */
final class Exchange implements Floor {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  /** How long calls wait for another media engine when theirs left. */
  static final Duration MEDIA_GRACE = Duration.ofSeconds(10);

  private final PhoneThread thread;
  private final Clock clock;
  private final Neighbours neighbours;
  private final CallTones tones;
  private final List<VoiceCall> calls = new ArrayList<>();
  private final Company company = new Company();
  private final Unanswered unanswered;
  private volatile CallPolicy policy;
  private volatile int count;
  private VoiceCall active;

  Exchange(PhoneThread thread, Clock clock, Neighbours neighbours, CallPolicy policy) {
    this.thread = thread;
    this.clock = clock;
    this.neighbours = neighbours;
    this.policy = policy;
    this.tones = new CallTones(thread, neighbours);
    this.unanswered = new Unanswered(thread);
  }

  void policy(CallPolicy next) {
    policy = next;
  }

  /** How many calls there are. Any thread. */
  int count() {
    return count;
  }

  List<VoiceCall> calls() {
    return List.copyOf(calls);
  }

  Optional<VoiceCall> active() {
    return Optional.ofNullable(active);
  }

  Call place(Line line, String target, List<Header> headers) throws CallRefused {
    if (full(line)) {
      throw new CallRefused("no room for one more call: " + calls.size() + " are up");
    }
    VoiceCall call = new VoiceCall(nextId(), line, target, this);
    VoiceCall before = active;
    calls.add(call);
    try {
      call.place(target, headers);
    } catch (MediaException e) {
      calls.remove(call);
      throw new CallRefused("no audio for the call: " + e.getMessage());
    } catch (RuntimeException e) {
      calls.remove(call);
      throw new CallRefused(target + " cannot be called: " + e.getMessage());
    }
    if (call.state() != CallState.ENDED && active == before) {
      take(call);
    }
    call.changed();
    unanswered.await(call, policy.unanswered());
    return call;
  }

  void arrived(VoiceCall call, Optional<CallScreen.Answer> answer) {
    if (full(call.line()) || (!policy.callWaiting() && !calls.isEmpty())) {
      call.reject(policy.fullCode(), CallPolicy.reason(policy.fullCode()));
      return;
    }
    try {
      call.prepare();
    } catch (MediaException e) {
      LOG.info("A call was refused: {}", e.getMessage());
      if (media0().isPresent()) {
        call.turnAway(488, "Not Acceptable Here", e.getMessage());
      } else {
        call.turnAway(480, "Temporarily Unavailable", e.getMessage());
      }
      return;
    }
    calls.add(call);
    alert(call, answer);
  }

  /** Answers a call in the place of another one, which ends (RFC 3891). */
  void replaced(VoiceCall former, VoiceCall call) {
    try {
      call.prepare();
    } catch (MediaException e) {
      call.turnAway(488, "Not Acceptable Here", e.getMessage());
      return;
    }
    calls.add(call);
    call.changed();
    // The former call is over for the person: it is not held first.
    leave(former);
    call.answer();
    former.hangup(200, "replaced by call " + call.id());
  }

  /** Sends a call elsewhere, at once or when it has rung here for a while. */
  void redirected(VoiceCall call, CallScreen.Redirect redirect) {
    if (redirect.after().isZero()) {
      call.redirect(redirect.target(), redirect.headers());
      return;
    }
    arrived(call, Optional.empty());
    unanswered.leave(call);
    thread.after(
        redirect.after(),
        () -> {
          if (calls.contains(call)) {
            call.redirect(redirect.target(), redirect.headers());
          }
        });
  }

  private void alert(VoiceCall call, Optional<CallScreen.Answer> answer) {
    if (answer.map(CallScreen.Answer::ring).orElse(true)) {
      call.session().ring();
    }
    call.changed();
    unanswered.await(call, policy.ringing());
    answer.map(CallScreen.Answer::after).ifPresent(delay -> answer(call, delay));
  }

  private void answer(VoiceCall call, Duration delay) {
    if (delay.isZero()) {
      call.answer();
    } else {
      thread.after(delay, call::answer);
    }
  }

  private boolean full(Line line) {
    long onLine = calls.stream().filter(call -> call.line() == line).count();
    boolean lineFull = policy.callsPerLine() > 0 && onLine >= policy.callsPerLine();
    return lineFull || calls.size() >= policy.maxCalls();
  }

  int nextId() {
    int id = 1;
    while (taken(id)) {
      id++;
    }
    return id;
  }

  private boolean taken(int id) {
    return calls.stream().anyMatch(call -> call.id() == id);
  }

  /** Ends the calls of a line that left. */
  void lineLeft(Line line) {
    for (VoiceCall call : calls()) {
      if (call.line() == line) {
        call.hangup(480, "the line was removed");
      }
    }
  }

  /** Moves calls to the media engine that is there now; without one they wait a while for it. */
  void mediaChanged() {
    Media current = neighbours.media();
    for (VoiceCall call : calls()) {
      if (!call.audio().madeBy(current)) {
        call.audio().close();
        move(call, current);
      }
    }
    company.mix();
    if (current == null) {
      thread.after(MEDIA_GRACE, this::endSilent);
    }
    refreshTones();
  }

  private void move(VoiceCall call, Media current) {
    boolean up = call.state() == CallState.CONNECTED || call.state() == CallState.HELD;
    if (!up && call.state() != CallState.RINGING_IN) {
      call.hangup(500, "the media engine was removed");
    } else if (up && current != null) {
      try {
        call.audio().open(current, call.line().localAddress());
        call.reoffer().renew();
        call.negotiate();
      } catch (MediaException e) {
        call.hangup(500, e.getMessage());
      }
    }
  }

  private void endSilent() {
    for (VoiceCall call : calls()) {
      if (!call.audio().isOpen() && call.state() != CallState.RINGING_IN) {
        call.hangup(500, "the media engine was removed");
      }
    }
  }

  /**
   * Ends everything; whoever rings hears that the phone is unavailable, not that it was rejected.
   */
  void close() {
    for (VoiceCall call : calls()) {
      call.hangup(480, "the phone was stopped");
    }
    tones.close();
  }

  void refreshTones() {
    tones.update(calls, active, policy);
  }

  @Override
  public void take(VoiceCall call) {
    VoiceCall before = active;
    if (before == call) {
      return;
    }
    active = call;
    boolean together = before != null && company.holds(before) && company.holds(call);
    if (before != null && !together) {
      holdAll(before);
    }
    call.audio().attach(true);
    bringCompany(call);
  }

  /** Holds a call, and those it is in company with. */
  private void holdAll(VoiceCall before) {
    List<VoiceCall> all = company.holds(before) ? company.members() : List.of(before);
    for (VoiceCall one : all) {
      one.audio().attach(false);
      one.hold();
    }
  }

  private void bringCompany(VoiceCall call) {
    if (company.holds(call)) {
      company.members().stream()
          .filter(other -> other.state() == CallState.HELD)
          .forEach(VoiceCall::resume);
    }
  }

  /** Connects calls with each other. */
  void join(List<VoiceCall> together) throws CallRefused {
    for (VoiceCall call : together) {
      if (call.state() != CallState.CONNECTED && call.state() != CallState.HELD) {
        throw new CallRefused("call " + call.id() + " is not up");
      }
    }
    List<VoiceCall> former = company.members();
    company.gather(together);
    // Whoever has the floor keeps it, though alone.
    former.stream()
        .filter(call -> !together.contains(call) && call != active)
        .forEach(VoiceCall::hold);
    for (VoiceCall call : together) {
      if (call.state() == CallState.HELD) {
        call.resume();
      } else {
        take(call);
      }
    }
    together.forEach(this::changed);
  }

  List<VoiceCall> joined() {
    return company.members();
  }

  @Override
  public void leave(VoiceCall call) {
    call.audio().attach(false);
    if (active == call) {
      active = company.holds(call) ? company.anotherUp(call).orElse(null) : null;
    }
  }

  @Override
  public boolean has(VoiceCall call) {
    return active == call;
  }

  @Override
  public boolean free() {
    return active == null;
  }

  @Override
  public void changed(VoiceCall call) {
    count = calls.size();
    unanswered.changed(call);
    refreshTones();
    neighbours.tell(listener -> listener.onCall(call));
  }

  @Override
  public void ended(VoiceCall call, CallState before) {
    calls.remove(call);
    leave(call);
    company.leave(call);
    if (heardToFail(call, before)) {
      tones.failed(call.end().orElseThrow(), policy, this::refreshTones);
    }
    changed(call);
  }

  /** A call of ours that somebody else ended before it was answered. */
  private static boolean heardToFail(VoiceCall call, CallState before) {
    SessionEnd end = call.end().orElseThrow();
    boolean unanswered = before == CallState.DIALING || before == CallState.RINGING_OUT;
    return unanswered && (end.byPeer() || end.code() >= 400 && end.code() != 487);
  }

  @Override
  public void digit(VoiceCall call, char digit) {
    neighbours.tell(listener -> listener.onDigit(call, digit));
  }

  @Override
  public void dial(VoiceCall call, String digits) {
    DigitTransport.Dialler dialler = neighbours.dialler.get();
    if (dialler == null) {
      LOG.warn("Call {}: digits were not sent, no capability sends digits", call.id());
    } else {
      dialler.send(call, digits);
    }
  }

  @Override
  public void request(VoiceCall call, IncomingRequest request) {
    neighbours.requests.handle(call, request);
  }

  @Override
  public Media media() throws MediaException {
    return media0().orElseThrow(() -> new MediaException("no media engine is running"));
  }

  private Optional<Media> media0() {
    return Optional.ofNullable(neighbours.media());
  }

  @Override
  public CallPolicy policy() {
    return policy;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public PhoneThread thread() {
    return thread;
  }

  @Override
  public Party named(Party party) {
    return neighbours.names.of(party);
  }
}
