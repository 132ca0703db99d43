package org.offhook.shared.line;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.api.phone.Call;
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
