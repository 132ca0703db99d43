package org.offhook.shared.line;

import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets calls out on a shared line when they have an appearance. Phone thread. */
final class Entrance implements InviteGate {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  /** Others may seize in the same instant: then the next appearance is tried. */
  private static final int ATTEMPTS = 3;

  private static final int BUSY_HERE = 486;

  private final Line line;
  private final Duration expires;
  private final PhoneThread thread;
  private final Appearances appearances;
  private final Map<Session, Integer> ours;
  private final Map<Session, Seizure> seizures = new IdentityHashMap<>();

  /** Calls that wait for an appearance, each with what lets it out. */
  private final Map<Session, Answer> waiting = new IdentityHashMap<>();

  private final WaitingTone tone;
  private final Runnable ungate;
  private boolean open;
  private int taken;

  /**
   * Stands before a line.
   *
   * @param tone heard while an appearance is seized; null for none
   */
  Entrance(
      Line line,
      Duration expires,
      PhoneThread thread,
      Appearances appearances,
      Map<Session, Integer> ours,
      WaitingTone tone) {
    this.line = line;
    this.expires = expires;
    this.thread = thread;
    this.appearances = appearances;
    this.ours = ours;
    this.tone = tone;
    this.ungate = line.gate(this);
  }

  /** Whether the server shares the line now; calls need no appearance while it does not. */
  void open(boolean shared) {
    open = shared;
  }

  /** Places a call. */
  interface Placing {
    Call place() throws CallRefused;
  }

  /** Places the call that takes over this appearance. */
  Call taking(int index, Placing placing) throws CallRefused {
    taken = index;
    try {
      return placing.place();
    } finally {
      taken = 0;
    }
  }

  @Override
  public Runnable ask(Session session, List<Header> headers, Answer answer) {
    if (taken > 0) {
      name(session, taken);
      answer.go();
    } else if (!open || headers.stream().anyMatch(Entrance::isForHelp)) {
      answer.go();
    } else {
      if (tone != null) {
        tone.play();
      }
      waiting.put(session, answer);
      new Attempt(session, answer).next();
    }
    return () -> ended(session);
  }

  /** Calls for help wait for nobody. */
  private static boolean isForHelp(Header header) {
    return header.name().equalsIgnoreCase("Priority")
        && header.value().strip().toLowerCase(Locale.ROOT).equals("emergency");
  }

  private void name(Session session, int index) {
    ours.put(session, index);
    session.carry(List.of(CallInfo.naming(index, domain())));
  }

  private String domain() {
    return line.addressOfRecord().replaceFirst("^sips?:", "").replaceFirst("^[^@]*@", "");
  }

  /** A call is over, or was given up: what it has seized is given back. */
  void ended(Session session) {
    ours.remove(session);
    waiting.remove(session);
    Seizure seizure = seizures.remove(session);
    if (seizure != null) {
      seizure.end();
    }
    silence();
  }

  private void silence() {
    if (tone != null) {
      tone.stop();
    }
  }

  /** What waits goes out as it would on a line that nobody shares. */
  void close() {
    ungate.run();
    seizures.values().forEach(Seizure::end);
    seizures.clear();
    silence();
    Map<Session, Answer> left = new IdentityHashMap<>(waiting);
    waiting.clear();
    ours.keySet().removeAll(left.keySet());
    left.values().forEach(Answer::go);
  }

  /** One call on its way to an appearance. */
  private final class Attempt {
    private final Session session;
    private final Answer answer;
    private final Set<Integer> failed = new HashSet<>();

    Attempt(Session session, Answer answer) {
      this.session = session;
      this.answer = answer;
    }

    void next() {
      int index = appearances.free(Set.copyOf(ours.values()), failed);
      ours.put(session, index);
      Header appearance = CallInfo.naming(index, domain());
      seizures.put(
          session,
          new Seizure(
              line, appearance, expires, thread, refusal -> decided(index, refusal.orElse(""))));
    }

    private void decided(int index, String refusal) {
      if (!ours.containsKey(session)) {
        return; // the caller gave up
      }
      if (refusal.isEmpty()) {
        waiting.remove(session);
        name(session, index);
        silence();
        answer.go();
        return;
      }
      failed.add(index);
      // The seizure that failed is still being told of it.
      thread.execute(
          () -> {
            if (ours.containsKey(session)) {
              refused(refusal);
            }
          });
    }

    private void refused(String refusal) {
      boolean race = refusal.startsWith("480") || refusal.startsWith("409");
      Seizure seizure = seizures.remove(session);
      if (seizure != null) {
        seizure.end();
      }
      if (race && failed.size() < ATTEMPTS) {
        next();
      } else {
        ours.remove(session);
        waiting.remove(session);
        silence();
        if (race) {
          answer.stop(BUSY_HERE, "the line is taken");
        } else {
          LOG.warn("{} is used without an appearance: {}", line, refusal);
          answer.go();
        }
      }
    }
  }
}
