package org.offhook.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.keys.ConfiguredSoftkey.Row;
import org.offhook.keys.ConfiguredSoftkey.Slot;

/**
 * The softkeys of each state of the phone.
 *
 * @param config which are shown
 * @param slots what is configured for them
 * @param blind whether a call has one for blind transfer; otherwise it has one for hold
 */
record SoftkeySets(SoftkeysConfig config, List<Slot> slots, boolean blind) {
  private static final List<String> IDLE = List.of("DIRECTORY", "MISSED_CALLS", "FORWARD_ALL");
  private static final List<String> IN_CALL = List.of("BLIND_TRANSFER", "CONF", "NEW_CALL", "END");

  /**
   * All softkeys of a state, in their order; those of functions that are not there included.
   *
   * @param waits whether a call rings besides
   * @param consulting whether a second call has been made because of the first
   */
  List<Key> of(PhoneState state, boolean waits, boolean consulting) {
    List<Key> keys = new ArrayList<>();
    if (waits && state != PhoneState.RINGING) {
      keys.addAll(ringing());
    }
    keys.addAll(
        switch (state) {
          case IDLE -> idle();
          case DIALLING -> dialling();
          case CALLING -> keys("END", "NEW_CALL");
          case RINGING -> ringing();
          case IN_CALL -> inCall();
          case HELD -> keys("RESUME", "NEW_CALL", "TRANSFER", "END");
          case CONFERENCE -> keys("HOLD", "CONF_SPLIT", "CONF_LEAVE", "END");
          case TRANSFER ->
              consulting ? keys("TRANSFER", "CONF", "CANCEL") : keys("SEND", "CLEAR", "CANCEL");
        });
    return keys;
  }

  private List<Key> ringing() {
    return config.reject() ? keys("ANSWER", "REJECT") : keys("ANSWER");
  }

  private List<Key> idle() {
    List<Key> keys = new ArrayList<>(row(Row.IDLE, IDLE));
    keys.removeIf(key -> key.type().equals("FORWARD_ALL") && !config.forward());
    keys.removeIf(key -> key.type().equals("DND_ALL") && !config.dnd());
    if (config.dnd() && keys.stream().noneMatch(key -> key.type().equals("DND_ALL"))) {
      keys.add(key("DND_ALL"));
    }
    return keys;
  }

  private List<Key> dialling() {
    List<Key> keys = new ArrayList<>(keys("SEND", "CLEAR", "CANCEL"));
    if (config.directory()) {
      keys.add(key("DIRECTORY"));
    }
    if (config.callLog()) {
      keys.add(key("DIALED_CALLS"));
    }
    if (config.idleWhileDialling()) {
      idle().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    }
    return keys;
  }

  private List<Key> inCall() {
    List<Key> keys = new ArrayList<>();
    for (Key key : row(Row.CALL, IN_CALL)) {
      boolean shown =
          switch (key.type()) {
            case "CONF" -> config.conference();
            case "NEW_CALL" -> config.newCall();
            default -> true;
          };
      if (key.type().equals("BLIND_TRANSFER") && !blind) {
        keys.add(key("HOLD"));
      } else if (shown) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** A row as it comes, with what is configured in its place. */
  private List<Key> row(Row row, List<String> usual) {
    TreeMap<Integer, Key> keys = new TreeMap<>();
    for (int index = 0; index < usual.size(); index++) {
      keys.put(index, key(usual.get(index)));
    }
    slots.stream()
        .filter(slot -> slot.row() == row)
        .forEach(slot -> keys.put(slot.index(), configured(slot, usual)));
    return keys.values().stream().filter(key -> !Place.isEmpty(key)).toList();
  }

  private Key configured(Slot slot, List<String> usual) {
    String function = slot.function();
    if (function.isEmpty()) {
      function = slot.index() < usual.size() ? usual.get(slot.index()) : "NONE";
    }
    if (function.equals("PSK")) {
      return psk(slot);
    }
    String label = slot.label().isEmpty() ? SoftkeyLabels.of(function) : slot.label();
    return new Key(id(0), function, label, Map.of("number", slot.number()));
  }

  private Key psk(Slot slot) {
    Optional<Slot> found =
        slots.stream().filter(psk -> psk.row() == Row.PSK && psk.index() == slot.psk()).findFirst();
    String own = found.map(Slot::label).filter(text -> !text.isEmpty()).orElse("PSK " + slot.psk());
    return new Key(
        id(0),
        "PSK",
        slot.label().isEmpty() ? own : slot.label(),
        Map.of(
            "number",
            found.map(Slot::number).orElse(""),
            "dial",
            found.filter(Slot::dial).isPresent() ? "1" : "0"));
  }

  private static List<Key> keys(String... types) {
    return Arrays.stream(types).map(SoftkeySets::key).toList();
  }

  private static Key key(String type) {
    return new Key(id(0), type, SoftkeyLabels.of(type), Map.of());
  }

  /** A softkey, from 1 at the left. */
  static KeyId id(int place) {
    return new KeyId(KeyId.Kind.SOFTKEY, place);
  }
}
