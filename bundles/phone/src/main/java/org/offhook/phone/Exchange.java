package org.offhook.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
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

  private final PhoneThread thread;
  private final Clock clock;
  private final Neighbours neighbours;
  private final CallTones tones;
  private final CallTable calls = new CallTable();
  private final Company company = new Company();
  private final MediaMoves moves;
  private final Engagements engagements = new Engagements(this::refreshTones);
  private final Arrivals arrivals;
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
    this.moves = new MediaMoves(thread, this::calls);
    this.arrivals = new Arrivals(this);
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
    return calls.all();
  }

  Optional<VoiceCall> active() {
    return Optional.ofNullable(active);
  }

  Call place(Line line, String target, List<Header> headers) throws CallRefused {
    if (calls.isFull(line, policy)) {
      throw new CallRefused("no room for one more call: " + calls.size() + " are up");
    }
    return start(line, target, headers, policy.unanswered());
  }

  /**
   * Places a call for help: there is always room for it, the caller is not hidden, and it is not
   * given up while nobody answers.
   */
  Call placeForHelp(Line line, String target, List<Header> headers) throws CallRefused {
    List<Header> all = new ArrayList<>(headers);
    all.add(CallLeg.FOR_HELP);
    return start(line, target, all, Duration.ZERO);
  }

  private Call start(Line line, String target, List<Header> headers, Duration patience)
      throws CallRefused {
    VoiceCall call = new VoiceCall(calls.nextId(), line, target, this);
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
    unanswered.await(call, patience);
    return call;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  /** True when a call that comes in on a line finds no room, or nobody who may be disturbed. */
  boolean isFull(Line line) {
    return calls.isFull(line, policy) || (!policy.callWaiting() && engaged());
  }

  /** Takes a call that came in among those that are up. */
  void add(VoiceCall call) {
    calls.add(call);
  }

  /** A call that came in begins to wait for its answer. */
  void rings(VoiceCall call) {
    unanswered.await(call, policy.ringing());
  }

  /** A call that came in rings until something else is decided. */
  void ringsOn(VoiceCall call) {
    unanswered.leave(call);
  }

  boolean isUp(VoiceCall call) {
    return calls.holds(call);
  }

  /** Whether the person has calls, or is taken up by something else. */
  boolean engaged() {
    return !calls.isEmpty() || engagements.any();
  }

  /** The person is taken up by something else, until that is closed. */
  Phone.Engagement engage() {
    return engagements.begin();
  }

  int nextId() {
    return calls.nextId();
  }

  /** Ends the calls of a line that left. */
  void lineLeft(Line line) {
    for (VoiceCall call : calls()) {
      if (call.line() == line) {
        call.hangup(480, "the line was removed");
      }
    }
  }

  /** Another media engine is there, or none. */
  void mediaChanged() {
    moves.to(neighbours.media());
    company.mix();
    refreshTones();
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
    tones.update(calls.all(), active, engagements.any(), policy);
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
    Media current = neighbours.media();
    if (current == null) {
      throw new MediaException("no media engine is running");
    }
    return current;
  }

  boolean hasMedia() {
    return neighbours.media() != null;
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
