package org.offhook.shared.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.BusyLampField.State;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallsElsewhere;
import org.offhook.api.phone.CallsElsewhere.Elsewhere;
import org.offhook.api.sip.Header;

/**
 * The line's dialogs at other phones (RFC 4235, RFC 7463), where the server tells of no
 * appearances. Phone thread.
 */
final class OtherDialogs {
  private final String user;
  private final CallsElsewhere calls;
  private final Supplier<Set<String>> ours;
  private final Consumer<Optional<List<CallInfo>>> heard;
  private final SortedMap<Integer, Elsewhere> known = new TreeMap<>();
  private final Runnable unwatch;
  private State last = State.UNKNOWN;

  /**
   * Watches the line.
   *
   * @param user its user
   * @param ours tells the Call-IDs of this phone's own calls
   * @param heard the calls each time they change; nothing while nobody tells of them
   */
  OtherDialogs(
      String user,
      BusyLampField field,
      CallsElsewhere calls,
      Supplier<Set<String>> ours,
      Consumer<Optional<List<CallInfo>>> heard) {
    this.user = user;
    this.calls = calls;
    this.ours = ours;
    this.heard = heard;
    this.unwatch = field.watch(user, this::tell);
  }

  private void tell(State state) {
    last = state;
    look();
  }

  /** Looks again, as calls of our own are not among those of others. */
  void look() {
    known.clear();
    if (last == State.UNKNOWN) {
      heard.accept(Optional.empty());
      return;
    }
    Set<String> own = ours.get();
    List<Elsewhere> others =
        calls.at(user).stream().filter(each -> !own.contains(each.dialog().callId())).toList();
    others.stream()
        .filter(each -> each.appearance() > 0)
        .forEach(each -> known.put(each.appearance(), each));
    others.stream().filter(each -> !known.containsValue(each)).forEach(this::number);
    List<CallInfo> told = new ArrayList<>();
    known.forEach((number, each) -> told.add(new CallInfo(number, word(each))));
    heard.accept(Optional.of(told));
  }

  private void number(Elsewhere call) {
    int number = 1;
    while (known.containsKey(number)) {
      number++;
    }
    known.put(number, call);
  }

  /** The state of an appearance that comes to the same. */
  private static String word(Elsewhere call) {
    if (!call.state().equals("confirmed")) {
      return call.initiated() ? "progressing" : "alerting";
    }
    if (call.exclusive()) {
      return call.held() ? "held-private" : "exclusive";
    }
    return call.held() ? "held" : "active";
  }

  /**
   * How a call is placed that takes one over, or joins it.
   *
   * @param target URI to call; empty for the line itself
   * @param header Replaces or Join
   */
  record Way(String target, Header header) {}

  /**
   * The way to a call: the peer of one that is held is asked to go on with us (RFC 3891), the phone
   * that talks is asked to let us in (RFC 3911).
   *
   * @throws CallRefused when the server keeps secret which call it is
   */
  Way way(int number) throws CallRefused {
    Elsewhere call = known.get(number);
    if (call == null
        || call.dialog().callId().isEmpty()
        || call.dialog().localTag().isEmpty()
        || call.dialog().remoteTag().isEmpty()) {
      throw new CallRefused("the server does not tell which call that is");
    }
    if (call.held() && !call.with().isEmpty()) {
      return new Way(call.with(), named("Replaces", call, false));
    }
    return call.held()
        ? new Way("", named("Replaces", call, true))
        : new Way(call.at(), named("Join", call, true));
  }

  /** Tags are written as the one who is asked knows them: the other phone, or its peer. */
  private static Header named(String name, Elsewhere call, boolean asPhone) {
    String local = call.dialog().localTag();
    String remote = call.dialog().remoteTag();
    return new Header(
        name,
        "%s;to-tag=%s;from-tag=%s"
            .formatted(call.dialog().callId(), asPhone ? local : remote, asPhone ? remote : local));
  }

  void close() {
    unwatch.run();
    known.clear();
  }
}
