package org.offhook.walk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.Keys;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Pickups;
import org.offhook.api.phone.Redial;
import org.offhook.api.phone.Transfers;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;

/** What people do at phones, sensible or not; refusals are part of the game. */
final class People {
  private static final List<String> NUMBERS =
      List.of(
          "101", "102", "103", "101", "102", "103", "101", "102", "103", "999", "302", "404", "480",
          "486", "503", "201");

  private static final int ANSWER = 16;

  private final Random random;

  private final List<Desk> desks;

  People(Random random, List<Desk> desks) {
    this.random = random;
    this.desks = desks;
  }

  /** One deed; what it was. */
  String act(Desk desk) {
    try {
      boolean rings = !desk.calls(CallState.RINGING_IN).isEmpty();
      // Who hears it ring, mostly answers.
      boolean answers = rings && random.nextInt(100) < 40;
      return desk + " " + deed(desk, answers ? ANSWER : random.nextInt(100));
    } catch (CallRefused | IllegalArgumentException e) {
      return desk + " is refused: " + e.getMessage();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String deed(Desk desk, int what) throws CallRefused, IOException {
    if (what < 16) {
      String number = pick(NUMBERS);
      return "dials " + number + ": " + desk.phone().dial(Optional.empty(), number).id();
    }
    if (what < 24) {
      return on(desk, "answers", Call::answer, CallState.RINGING_IN);
    }
    if (what < 62) {
      return inCall(desk, what);
    }
    if (what < 82) {
      return service(desk, what);
    }
    return around(desk, what);
  }

  private String inCall(Desk desk, int what) {
    if (what < 36) {
      return on(desk, "hangs up", Call::hangup, CallState.values());
    }
    if (what < 46) {
      return on(desk, "holds", Call::hold, CallState.CONNECTED);
    }
    if (what < 58) {
      return on(desk, "resumes", Call::resume, CallState.HELD, CallState.CONNECTED);
    }
    return what < 60
        ? on(desk, "rejects", Call::reject, CallState.RINGING_IN)
        : on(desk, "dials digits in", call -> call.sendDigits("1,2#"), CallState.CONNECTED);
  }

  private String service(Desk desk, int what) throws CallRefused {
    List<Call> up = desk.calls(CallState.CONNECTED, CallState.HELD);
    if (what < 66 && !up.isEmpty()) {
      String number = pick(NUMBERS);
      Call call = pick(up);
      offered(desk, Transfers.class).blind(call, number);
      return "transfers " + call.id() + " to " + number;
    }
    if (what < 73 && !up.isEmpty()) {
      Call call = pick(up);
      Call other = pick(desk.calls());
      offered(desk, Transfers.class).attended(call, other);
      return "connects " + call.id() + " with " + other.id();
    }
    if (what < 78 && up.size() > 1) {
      List<Call> some = new ArrayList<>(up);
      java.util.Collections.shuffle(some, random);
      offered(desk, Conferences.class).join(some.subList(0, 2));
      return "joins " + some.get(0).id() + " and " + some.get(1).id();
    }
    if (what < 80 && !up.isEmpty()) {
      Call call = pick(up);
      offered(desk, Conferences.class).split(call);
      return "splits " + call.id();
    }
    offered(desk, Conferences.class).leave();
    return "leaves the conference";
  }

  private String around(Desk desk, int what) throws CallRefused, IOException {
    if (what < 90) {
      int key = random.nextInt(Town.KEYS);
      offered(desk, Keys.class).press(new KeyId(KeyId.Kind.FUNCTION, key));
      return "presses " + key;
    }
    if (what < 92) {
      offered(desk, DoNotDisturb.class).set(Optional.empty(), false);
      return "may be disturbed";
    }
    if (what < 94) {
      offered(desk, Pickups.class).directed(pick(NUMBERS));
      return "picks up";
    }
    if (what < 96) {
      offered(desk, Redial.class).last();
      return "dials again";
    }
    if (what < 97) {
      offered(desk, Redial.class).back();
      return "calls back";
    }
    if (what < 98) {
      return mute(desk);
    }
    return random.nextBoolean() ? intrude(desk) : remote(desk);
  }

  /** Calls somebody to take the place of a call there (RFC 3891), or to join it (RFC 3911). */
  private String intrude(Desk desk) throws CallRefused {
    Desk there = pick(desks);
    List<Call> calls = there.calls();
    if (calls.isEmpty()) {
      return "intrudes nowhere";
    }
    Call call = pick(calls);
    DialogId dialog = call.session().dialogId();
    String how = random.nextBoolean() ? "Replaces" : "Join";
    String value =
        "%s;to-tag=%s;from-tag=%s"
            .formatted(dialog.callId(), dialog.localTag(), dialog.remoteTag());
    desk.phone().dial(Optional.empty(), there.user, List.of(new Header(how, value)));
    return "calls " + there + " with " + how + " of " + call.id();
  }

  /** Has the other end answer, hold or resume, as call centres do. */
  private String remote(Desk desk) {
    String event = random.nextBoolean() ? "talk" : "hold";
    OutgoingRequest notify =
        new OutgoingRequest("NOTIFY", "", List.of(new Header("Event", event)), "", "");
    return on(
        desk,
        "sends " + event + " in",
        call -> call.session().send(notify, response -> {}),
        CallState.RINGING_OUT,
        CallState.CONNECTED,
        CallState.HELD);
  }

  private String mute(Desk desk) {
    boolean muted = random.nextBoolean();
    return on(desk, "mutes " + muted, call -> call.mute(muted), CallState.CONNECTED);
  }

  private static <T> T offered(Desk desk, Class<T> type) throws CallRefused {
    T service = desk.house.find(type);
    if (service == null) {
      throw new CallRefused(type.getSimpleName() + " are not there");
    }
    return service;
  }

  private String on(
      Desk desk, String what, java.util.function.Consumer<Call> deed, CallState... states) {
    List<Call> calls = desk.calls(states);
    if (calls.isEmpty()) {
      return what + " nothing";
    }
    Call call = pick(calls);
    String named = what + " " + call.id() + " " + call.state();
    deed.accept(call);
    return named;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
