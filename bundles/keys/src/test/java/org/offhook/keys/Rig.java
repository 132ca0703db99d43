package org.offhook.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Keys;
import org.offhook.api.phone.Conferences;
import org.offhook.api.phone.Transfers;
import org.offhook.testkit.VirtualTime;

/** The keys of one model over a phone of a test, as the framework would bind them. */
final class Rig {
  static final Map<String, Object> ES410 =
      Map.of(
          "softkeys",
          4,
          "lineKeys",
          4,
          "programmableKeys",
          "0-11",
          "functionKeys",
          "",
          "expansionModules",
          6,
          "expansionKeys",
          32,
          "hardKeys",
          new String[] {"HOLD", "MUTE", "TRANSFER", "CONFERENCE", "NAVIGATION", "C"},
          "navigationKeys",
          new String[] {"DOWN=MISSED_CALLS"},
          "lights",
          new String[] {"STATUS"},
          "lineLamps",
          new String[] {
            "RINGING=RED/FAST",
            "SELECTED=RED",
            "CALLING=RED",
            "CONNECTED=YELLOW_GREEN",
            "HELD=YELLOW_GREEN/FAST"
          });

  static final Map<String, Object> AUDIOCODES =
      Map.of(
          "softkeys",
          4,
          "lineKeys",
          0,
          "programmableKeys",
          "12-17",
          "accountKeys",
          "12-17",
          "functionKeys",
          "0-11",
          "hardKeys",
          new String[] {"HOLD", "VOLUME"},
          "lights",
          new String[] {"RING"});

  static final Map<String, Object> THE_450HD =
      Map.of("softkeys", 4, "lineKeys", 0, "programmableKeys", "12-19", "hardKeys", new String[0]);

  static final Map<String, Object> GENESYS =
      Map.of(
          "softkeys",
          4,
          "lineKeys",
          2,
          "functionKeys",
          "0-8",
          "functionKeysUnderDigits",
          true,
          "keysAandB",
          "0-1",
          "hardKeys",
          new String[] {"HOLD"});

  final VirtualTime time = new VirtualTime();
  final SomePhone phone = new SomePhone();
  final Map<String, String> set = new HashMap<>();
  final Changes changes = new Changes(time);
  final Desk desk = new Desk(phone, changes);
  final KeyLocks locks = new KeyLocks(Declared.of(LocksConfig.class, Map.of()));
  final ScreenRequests screens = new ScreenRequests();
  final ModelKeys model;
  final KeyBoard board;
  final SoftkeyRow softkeys;

  Rig(Map<String, Object> facts) {
    phone.changed = changes::tell;
    model = new ModelKeys(facts);
    board = new KeyBoard(time, phone, model, locks, changes);
    Settings settings =
        SomePhone.of(
            Settings.class,
            (name, arguments) -> Optional.ofNullable(set.get((String) arguments[0])));
    softkeys =
        new SoftkeyRow(board, desk, changes, settings, Declared.of(SoftkeysConfig.class, Map.of()));
    offer(new DialKeys(phone, desk), "SPEED_DIAL", "SPEED_DIAL_PREFIX", "DTMF", "PSK");
    offer(new LineKeys(phone, desk, changes, model), "SIP_ACCOUNT", "SCA");
    offer(
        new CallKeys(phone, desk, changes),
        "ANSWER",
        "REJECT",
        "HOLD",
        "RESUME",
        "SWAP",
        "MUTE",
        "END",
        "NEW_CALL");
    offer(new TypingKeys(desk, locks), "DIGIT", "SEND", "OK", "CLEAR", "CANCEL", "MORE");
    Transfers transfers =
        new Transfers() {
          @Override
          public void blind(org.offhook.api.phone.Call call, String target) {
            phone.did.add(call.id() + " is sent to " + target);
          }

          @Override
          public void attended(
              org.offhook.api.phone.Call call, org.offhook.api.phone.Call consultation) {
            phone.did.add(call.id() + " is connected with " + consultation.id());
          }
        };
    offer(new TransferKeys(phone, desk, transfers, settings), "TRANSFER", "BLIND_TRANSFER");
    Conferences conferences =
        SomePhone.of(
            Conferences.class,
            (name, arguments) -> {
              phone.did.add(
                  name + " " + (arguments == null ? "" : ((List<?>) arguments[0]).size()));
              return null;
            });
    offer(new ConferenceKeys(phone, desk, conferences), "CONF", "CONF_SPLIT", "CONF_LEAVE");
    time.run();
  }

  KeyFunction offer(KeyFunction function, String... types) {
    board.bindFunction(function, Map.of(KeyFunction.TYPE, types));
    time.run();
    return function;
  }

  void configure(int index, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("index", index);
    board.bindKey(new ConfiguredKey(Declared.of(KeyConfig.class, all), all));
    time.run();
  }

  void configureLine(int index, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("index", index);
    board.bindKey(new ConfiguredLineKey(Declared.of(LineKeyConfig.class, all), all));
    time.run();
  }

  void press(Kind kind, int index) {
    board.press(new KeyId(kind, index));
    time.run();
  }

  void press(String printed) {
    board.press(new KeyId(Kind.HARD, model.model().hardKeys().indexOf(printed)));
    time.run();
  }

  void soft(String label) {
    board.press(
        board.keys().stream()
            .filter(view -> view.key().id().kind() == Kind.SOFTKEY && view.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError(label + " is not among " + labels()))
            .key()
            .id());
    time.run();
  }

  List<String> labels() {
    return board.keys().stream()
        .filter(view -> view.key().id().kind() == Kind.SOFTKEY)
        .map(Keys.View::label)
        .filter(label -> !label.isEmpty())
        .toList();
  }

  String lamp(KeyId id) {
    return KeysCommand.text(board.key(id).orElseThrow().lamp());
  }

  String line(int index) {
    return lamp(new KeyId(Kind.LINE, index));
  }

  /** A capability that only notes what it is asked for. */
  <T> T written(Class<T> type) {
    return SomePhone.of(
        type,
        (name, arguments) -> {
          Object what = arguments == null ? "" : arguments[arguments.length - 1];
          phone.did.add((name + " " + what).strip());
          return null;
        });
  }
}
