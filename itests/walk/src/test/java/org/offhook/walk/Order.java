package org.offhook.walk;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallState;

/** What must be true: always, when all is quiet, and when all have hung up. */
final class Order {
  private static final int TRAFFIC = 24;

  private final Town town;

  Order(Town town) {
    this.town = town;
  }

  /** True at any moment. */
  void always() {
    town.desks.forEach(this::always);
  }

  private void always(Desk desk) {
    check(desk.faults.isEmpty(), desk, () -> String.join("; ", desk.faults));
    List<Call> calls = desk.calls();
    Set<Integer> ids = new HashSet<>();
    int attached = 0;
    for (Call call : calls) {
      check(call.state() != CallState.ENDED, desk, () -> "an ended call is kept " + call.id());
      check(ids.add(call.id()), desk, () -> "two calls are " + call.id());
      attached += isAttached(call) ? 1 : 0;
      if (call.state() == CallState.HELD) {
        check(!isAttached(call), desk, () -> "held and heard " + call.id());
      }
    }
    int heard = attached;
    List<Call> joined = desk.phone().joined();
    check(heard <= 1 || heard <= joined.size(), desk, () -> heard + " calls are heard at once");
    check(calls.containsAll(joined), desk, () -> "a conference with those who left");
    check(joined.size() != 1, desk, () -> "a conference of one");
    calls.forEach(
        call ->
            check(
                isMixed(call, joined),
                desk,
                () -> "call %d hears others than those of its conference".formatted(call.id())));
    check(desk.media.open.size() <= calls.size(), desk, () -> "media without a call");
    desk.phone()
        .active()
        .ifPresent(
            call -> {
              check(calls.contains(call), desk, () -> "a call that is over has the microphone");
              check(call.state() != CallState.HELD, desk, () -> "a held call has the microphone");
            });
  }

  /** Who is in a conference hears all others of it, and who is in none hears nobody else. */
  private static boolean isMixed(Call call, List<Call> joined) {
    Set<MediaSession> others = new HashSet<>();
    if (joined.contains(call)) {
      joined.stream().filter(one -> one != call).forEach(one -> one.media().ifPresent(others::add));
    }
    return call.media()
        .map(media -> Set.copyOf(((VirtualMedia.Leg) media).company).equals(others))
        .orElse(true);
  }

  private static boolean isAttached(Call call) {
    return call.media().filter(media -> ((VirtualMedia.Leg) media).attached).isPresent();
  }

  /** True when the network is fair and time has passed: both ends tell the same tale. */
  void quiet() {
    always();
    for (Desk desk : town.desks) {
      desk.calls().forEach(call -> agrees(desk, call));
      lamps(desk);
    }
  }

  private void agrees(Desk desk, Call call) {
    List<Call> others = others(call);
    boolean toServer = List.of("999", "480").contains(call.remote().user());
    if (toServer && call.state() != CallState.CONNECTED) {
      return;
    }
    check(
        others.size() == 1,
        desk,
        () ->
            "call %d %s with %s has no other end [%.6s]"
                .formatted(call.id(), call.state(), call.remote().uri(), call.session().callId()));
    Call other = others.get(0);
    boolean up = isUp(call);
    check(up == isUp(other), desk, () -> call.state() + " here, " + other.state() + " there");
    if (up) {
      check(
          (call.state() == CallState.HELD) == other.heldByPeer(),
          desk,
          () ->
              "call %d is %s, and the other end hears %s"
                  .formatted(
                      call.id(), call.state(), other.heldByPeer() ? "that it is held" : "no hold"));
      check(
          call.media().map(MediaSession::direction).orElseThrow().sends()
              == other.media().map(MediaSession::direction).orElseThrow().receives(),
          desk,
          () -> "the ends of call %d disagree on who sends".formatted(call.id()));
    }
  }

  private static boolean isUp(Call call) {
    return call.state() == CallState.CONNECTED || call.state() == CallState.HELD;
  }

  private List<Call> others(Call call) {
    String id = call.session().callId();
    return town.desks.stream()
        .flatMap(desk -> desk.calls().stream())
        .filter(other -> other != call && other.session().callId().equals(id))
        .toList();
  }

  /** Each lamp tells what the server knows. */
  private void lamps(Desk desk) {
    for (Keys.View view : desk.house.find(Keys.class).keys()) {
      if (view.key().type().equals("SPEED_DIAL_BLF")) {
        String truth = town.server.notifier.truth(view.key().value("number"));
        check(
            told(view.lamp()).equals(truth),
            desk,
            () ->
                "%s is %s, and its lamp tells %s"
                    .formatted(view.key().value("number"), truth, told(view.lamp())));
      }
    }
  }

  private static String told(Lamp lamp) {
    return switch (lamp.colour()) {
      case NONE -> "nothing";
      case GREEN -> "idle";
      default ->
          switch (lamp.cadence()) {
            case FAST -> "ringing";
            case SLOW -> "held";
            case STEADY -> "busy";
          };
    };
  }

  /** True when everybody has hung up and time has passed: nothing is left of any call. */
  void over(Map<Desk, List<String>> timers) {
    always();
    for (Desk desk : town.desks) {
      check(
          desk.calls().isEmpty(),
          desk,
          () -> "a call does not end: " + desk.calls().get(0).state());
      check(desk.media.open.isEmpty(), desk, () -> "media are left open");
      check(
          desk.media.playing.isEmpty(), desk, () -> "a tone does not stop: " + desk.media.playing);
      check(
          desk.transactions() <= TRAFFIC,
          desk,
          () -> desk.transactions() + " transactions are left");
      check(desk.sessions().isEmpty(), desk, () -> "sessions are left: " + desk.sessions());
      check(
          kinds(desk.time.pending()).equals(kinds(timers.get(desk))),
          desk,
          () -> "timers are left: " + desk.time.pending() + ", before: " + timers.get(desk));
      remembered(desk);
      logged(desk);
    }
    int wanted = town.desks.size() * Town.WATCHED.size();
    check(
        town.server.notifier.watchers() == wanted,
        town.desks.get(0),
        () -> town.server.notifier.watchers() + " subscriptions, expected " + wanted);
  }

  private static List<String> kinds(List<String> timers) {
    return timers.stream().map(timer -> timer.replaceFirst(" .*", "")).toList();
  }

  /** Each call that ended is in the log once. */
  private void logged(Desk desk) {
    CallLog log = desk.house.find(CallLog.class);
    int entries = 0;
    for (CallLog.Kind kind : CallLog.Kind.values()) {
      entries += log.entries(kind).size();
      log.clear(kind);
    }
    int logged = entries;
    check(
        desk.unlogged || logged == desk.ended,
        desk,
        () -> desk.ended + " calls ended, and " + logged + " are in the log");
    desk.ended = 0;
    desk.unlogged = false;
  }

  /** No bundle remembers a call that is over. */
  private void remembered(Desk desk) {
    for (Object service : desk.house.all()) {
      for (Field field : service.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          held(service, field).stream()
              .filter(Call.class::isInstance)
              .findFirst()
              .ifPresent(
                  call ->
                      check(
                          false,
                          desk,
                          () ->
                              "%s.%s remembers call %d"
                                  .formatted(
                                      service.getClass().getSimpleName(),
                                      field.getName(),
                                      ((Call) call).id())));
        }
      }
    }
  }

  private static List<Object> held(Object service, Field field) {
    try {
      field.setAccessible(true);
      Object value = field.get(service);
      List<Object> found = new ArrayList<>();
      if (value instanceof Collection<?> collection) {
        found.addAll(collection);
      } else if (value instanceof Map<?, ?> map) {
        found.addAll(map.keySet());
        found.addAll(map.values());
      }
      return found;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void check(boolean fine, Desk desk, java.util.function.Supplier<String> fault) {
    if (!fine) {
      throw new AssertionError("phone " + desk + ": " + fault.get());
    }
  }
}
