package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallForward;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.MessageWaiting;
import org.offhook.api.phone.Parking;
import org.offhook.api.phone.Pickups;
import org.offhook.api.phone.Redial;

/** Keys for what other bundles offer. */
class EventKeysTest {
  private final Rig rig = new Rig(Rig.ES410);
  private boolean on;
  private boolean destination = true;

  private void event(int key, String event) {
    rig.configure(key, Map.of("type", "KEY_EVENT", "event", event));
  }

  private String lamp(int key) {
    return rig.lamp(new KeyId(Kind.PROGRAMMABLE, key));
  }

  @Test
  void doNotDisturbIsLitWhileItIsOn() {
    DoNotDisturb quiet =
        new DoNotDisturb() {
          @Override
          public boolean isOn(Optional<Integer> line) {
            return on;
          }

          @Override
          public void set(Optional<Integer> line, boolean now) {
            on = now;
          }
        };
    rig.offer(new DndKeys(rig.phone, quiet, rig.changes), "DND_ALL");
    event(0, "DND_ALL");
    assertEquals("off", lamp(0));
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals("red", lamp(0));
    // Somebody else turns it off: the configuration has changed.
    on = false;
    rig.changes.configurationEvent(null);
    rig.time.run();
    assertEquals("off", lamp(0));
    assertEquals(List.of("do not disturb is on"), rig.phone.notices);
  }

  @Test
  void forwardSaysWhyItCannotBeTurnedOn() {
    CallForward forward =
        new CallForward() {
          @Override
          public boolean isOn(Optional<Integer> line) {
            return on;
          }

          @Override
          public void set(Optional<Integer> line, boolean now) throws java.io.IOException {
            if (!destination) {
              throw new java.io.IOException("no destination is configured");
            }
            on = now;
          }
        };
    rig.offer(new ForwardKeys(rig.phone, forward, rig.changes), "FORWARD_ALL");
    event(1, "Forward All");
    rig.press(Kind.PROGRAMMABLE, 1);
    assertEquals("red", lamp(1));
    rig.press(Kind.PROGRAMMABLE, 1);
    assertEquals("off", lamp(1));
    destination = false;
    rig.press(Kind.PROGRAMMABLE, 1);
    assertEquals(
        "call forward stays as it is: no destination is configured", rig.phone.notices.get(2));
  }

  @Test
  void listsOfCallsTellHowLongTheyAre() {
    List<String> seen = new ArrayList<>();
    CallLog log =
        SomePhone.of(
            CallLog.class,
            (name, arguments) -> {
              if (name.equals("seen")) {
                seen.add("seen");
                return null;
              }
              return arguments[0] == CallLog.Kind.MISSED
                  ? List.of(
                      new CallLog.Entry(
                          CallLog.Kind.MISSED,
                          CallLog.Outcome.UNANSWERED,
                          0,
                          "sip:200@example.com",
                          "",
                          Instant.EPOCH,
                          Duration.ZERO))
                  : List.of();
            });
    rig.offer(
        new ListKeys(rig.phone, rig.desk, log, rig.screens),
        "MISSED_CALLS",
        "RECEIVED_CALLS",
        "DIALED_CALLS");
    event(2, "MISSED_CALLS");
    event(3, "Received Calls");
    rig.press(Kind.PROGRAMMABLE, 2);
    rig.press(Kind.PROGRAMMABLE, 3);
    rig.press("NAVIGATION_DOWN");
    String missed = "1 calls, the last: sip:200@example.com";
    assertEquals(List.of(missed, "no calls", missed), rig.phone.notices);
    assertEquals(List.of("seen", "seen"), seen);
    rig.soft("Dial");
    assertEquals(List.of("dials sip:200@example.com on 0"), rig.phone.did);
  }

  @Test
  void theMailboxIsLitAndCalled() {
    MessageWaiting messages =
        new MessageWaiting() {
          @Override
          public Optional<Summary> summary(Line line) {
            return Optional.empty();
          }

          @Override
          public boolean lamp() {
            return on;
          }

          @Override
          public Call call() throws CallRefused {
            throw new CallRefused("no number is configured");
          }
        };
    rig.offer(new MessageKeys(rig.phone, rig.desk, messages, rig.changes), "VOICE_MAIL");
    rig.configure(4, Map.of("type", "VOICE_MAIL"));
    on = true;
    rig.changes.onMessages(null, null);
    rig.time.run();
    assertEquals("red", lamp(4));
    rig.press(Kind.PROGRAMMABLE, 4);
    assertEquals(List.of("the mailbox is not called: no number is configured"), rig.phone.notices);
  }

  @Test
  void theMailboxIsCalledWhenItsPinWasTyped() {
    List<String> pins = new ArrayList<>();
    MessageWaiting messages =
        new MessageWaiting() {
          @Override
          public Optional<Summary> summary(Line line) {
            return Optional.empty();
          }

          @Override
          public boolean lamp() {
            return false;
          }

          @Override
          public boolean wantsPin() {
            return true;
          }

          @Override
          public Call call() {
            throw new AssertionError("without a PIN");
          }

          @Override
          public Call call(String pin) {
            pins.add(pin);
            return null;
          }
        };
    rig.offer(new MessageKeys(rig.phone, rig.desk, messages, rig.changes), "VOICE_MAIL");
    rig.configure(4, Map.of("type", "VOICE_MAIL"));
    rig.press(Kind.PROGRAMMABLE, 4);
    assertEquals(List.of("the PIN of the mailbox, and #"), rig.phone.notices);
    "47*1#".chars().forEach(digit -> rig.desk.digit((char) digit));
    assertEquals(List.of("47*1"), pins);
    assertEquals(Purpose.NONE, rig.desk.purpose());
    rig.press(Kind.PROGRAMMABLE, 4);
    rig.desk.cancel();
    assertEquals(List.of("47*1"), pins);
  }

  @Test
  void keysPickUpParkAndCallAgain() {
    rig.offer(new PickupKeys(rig.phone, rig.written(Pickups.class)), "PICKUP");
    rig.offer(new ParkKeys(rig.phone, rig.desk, rig.written(Parking.class)), "PARK");
    rig.offer(new RedialKeys(rig.phone, rig.written(Redial.class)), "REDIAL", "CALL_BACK");
    rig.configure(0, Map.of("type", "PICKUP"));
    rig.configure(1, Map.of("type", "PICKUP", "number", "201"));
    rig.configure(2, Map.of("type", "PARK", "parkingNumber", "701"));
    rig.configure(3, Map.of("type", "REDIAL"));
    rig.configure(4, Map.of("type", "CALL_BACK"));
    for (int key = 0; key < 5; key++) {
      rig.press(Kind.PROGRAMMABLE, key);
    }
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    rig.press(Kind.PROGRAMMABLE, 2);
    assertEquals(
        List.of("group", "directed 201", "retrieve 701", "last", "back", "park 701"),
        rig.phone.did);
  }

  @Test
  void aRecordingIsAskedForByDigits() {
    Map<String, Object> signal = Map.of("index", 1, "signal", "SEVEN");
    RecordKeys keys =
        new RecordKeys(rig.phone, rig.desk, Declared.of(RecordConfig.class, Map.of()));
    keys.bindSignal(new RecordSignal(Declared.of(SignalConfig.class, signal)));
    rig.offer(keys, "REC");
    rig.configure(0, Map.of("type", "REC"));
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals(List.of("1 sends event 10 170", "1 sends event 7 170"), rig.phone.did);
  }

  @Test
  void healthTellsWhichTypesNobodyOffers() {
    KeysProbe probe = new KeysProbe(rig.board, rig.changes);
    event(0, "CALENDAR");
    assertEquals("5 keys in use; nobody offers CALENDAR", probe.probe().detail());
  }

  @Test
  void theVolumeGoesUpAndDownInSteps() {
    Settings settings =
        SomePhone.of(
            Settings.class,
            (name, arguments) -> {
              if (name.equals("get")) {
                return Optional.ofNullable(rig.set.get((String) arguments[0]));
              }
              ((Map<?, ?>) arguments[0]).forEach((path, text) -> rig.set.put("" + path, "" + text));
              return null;
            });
    rig.offer(new VolumeKeys(rig.phone, settings, rig.locks), "VOLUME_UP", "VOLUME_DOWN");
    rig.configure(0, Map.of("type", "VOLUME_UP"));
    rig.configure(1, Map.of("type", "VOLUME_DOWN"));
    rig.press(Kind.PROGRAMMABLE, 0);
    rig.set.put("offhook/audio/sound/volume", "95");
    rig.press(Kind.PROGRAMMABLE, 0);
    rig.press(Kind.PROGRAMMABLE, 1);
    assertEquals(
        List.of("no installed capability has a volume", "volume 100 %", "volume 90 %"),
        rig.phone.notices);
    rig.set.put("offhook/ring/volume", "9");
    rig.phone.rings(0);
    rig.press(Kind.PROGRAMMABLE, 0);
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals("10", rig.set.get("offhook/ring/volume"));
    rig.press(Kind.PROGRAMMABLE, 1);
    assertEquals("9", rig.set.get("offhook/ring/volume"));
    rig.locks.modified(Declared.of(LocksConfig.class, Map.of("ringerVolumeFixed", true)));
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals("9", rig.set.get("offhook/ring/volume"));
    assertEquals("90", rig.set.get("offhook/audio/sound/volume"));
  }
}
