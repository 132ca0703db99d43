package org.offhook.shared.line;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.SharedLine.Doing;
import org.offhook.api.sip.Session;

/** Who goes where on a line: calls that go to an appearance of others, and others to ours. */
final class Guests {
  /** What calls of ours are after that go to an appearance of others. */
  private final Map<Session, String> going = new IdentityHashMap<>();

  /** Calls that came to an appearance of others. */
  private final Set<Session> guests = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<Integer, Doing> before = new HashMap<>();

  /**
   * Lets through whoever wants the call at an appearance.
   *
   * @param where the appearance, for people
   * @throws CallRefused when it cannot be had
   */
  static void admit(Doing doing, String where) throws CallRefused {
    switch (doing) {
      case HOLDING, TALKING, BRIDGED, BRIDGE_HELD -> {
        // the server has the last word
      }
      case HOLDING_PRIVATELY ->
          throw new CallRefused(where + " is held privately on another phone");
      case NOTHING -> throw new CallRefused("nobody else has a call at " + where);
      case SEIZED, CALLING, RINGING ->
          throw new CallRefused(where + " cannot be joined: it is " + doing.word());
    }
  }

  /** A call goes to an appearance. */
  void goes(Session session, String what) {
    going.put(session, what);
  }

  /** A call changed; what is to be said when it did not come where it went. */
  Optional<String> changed(Call call) {
    Session session = call.session();
    if (call.state() == CallState.CONNECTED && going.remove(session) != null) {
      guests.add(session);
    }
    if (call.state() != CallState.ENDED) {
      return Optional.empty();
    }
    guests.remove(session);
    String what = going.remove(session);
    return what == null
        ? Optional.empty()
        : call.end()
            .filter(end -> end.byPeer() && end.code() >= 300)
            .map(end -> "%s: %d %s".formatted(what, end.code(), end.reason()));
  }

  /** True when somebody has joined us at an appearance since it was asked last. */
  boolean joined(Session session, int appearance, Doing now) {
    Doing then = before.put(appearance, now);
    return now == Doing.BRIDGED && then == Doing.TALKING && !guests.contains(session);
  }

  void forget() {
    before.clear();
  }
}
