package org.offhook.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;

/**
 * The keys a model has, by its facts (PID {@code org.offhook.model}).
 *
 * @param softkeys how many keys there are under the screen
 * @param lineKeys how many keys stand for lines and nothing else
 * @param programmable indexes of the keys beside the screen
 * @param functions indexes of the keys of the side car, or of the held digits
 * @param accounts those of the programmable keys that stand for lines unless configured otherwise
 * @param underDigits whether the function keys are the digits from 1, held down
 * @param aAndB indexes of the line keys that are called A and B
 * @param modules how many expansion modules can be there
 * @param moduleKeys keys of one of them
 * @param hard names of the printed keys, in the model's order
 * @param navigation what the navigation key does, by its position, such as {@code DOWN}
 * @param lights lamps that belong to no key
 * @param colours how its lamps look
 */
record KeyModel(
    int softkeys,
    int lineKeys,
    Span programmable,
    Span functions,
    Span accounts,
    boolean underDigits,
    Span aAndB,
    int modules,
    int moduleKeys,
    List<String> hard,
    Map<String, String> navigation,
    List<String> lights,
    LampColours colours) {

  /** First index of the keys of modules: those of the phone itself come before. */
  static final int FIRST_OF_MODULES = 12;

  /** Keys of the dial pad, in the order of the pad. */
  static final String DIGITS = "123456789*0#";

  /** No key at all is known: each index is a function key. */
  boolean isUnknown() {
    return programmable.equals(Span.NONE) && functions.equals(Span.NONE) && modules == 0;
  }

  /** Which key a number in the configuration is; empty when this model has none such. */
  Optional<KeyId> at(int index) {
    if (programmable.holds(index)) {
      return Optional.of(new KeyId(Kind.PROGRAMMABLE, index));
    }
    if (functions.holds(index) || isUnknown()) {
      return Optional.of(new KeyId(Kind.FUNCTION, index));
    }
    int onModule = index - FIRST_OF_MODULES;
    return onModule >= 0 && onModule < modules * moduleKeys
        ? Optional.of(
            new KeyId(Kind.FUNCTION, onModule % moduleKeys + 1, onModule / moduleKeys + 1))
        : Optional.empty();
  }

  /** Whether a key is one of those that are called A and B. */
  boolean isAorB(KeyId id) {
    return id.kind() == Kind.LINE && aAndB.holds(id.index());
  }

  /** All its keys as nobody has configured them; softkeys stand for nothing yet. */
  List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    for (int line = 0; line < lineKeys; line++) {
      keys.add(account(new KeyId(Kind.LINE, line), line, Map.of()));
    }
    Stream.of(programmable.indexes(), functions.indexes(), moduleIndexes())
        .flatMapToInt(each -> each)
        .forEach(index -> keys.add(unconfigured(index)));
    for (int place = 1; place <= softkeys; place++) {
      keys.add(new Key(SoftkeySets.id(place), "EMPTY", "", Map.of()));
    }
    List<String> names = hardKeys();
    for (int index = 0; index < names.size(); index++) {
      keys.add(hard(new KeyId(Kind.HARD, index), names.get(index)));
    }
    return keys;
  }

  private IntStream moduleIndexes() {
    return IntStream.range(FIRST_OF_MODULES, FIRST_OF_MODULES + modules * moduleKeys);
  }

  private Key unconfigured(int index) {
    KeyId id = at(index).orElseThrow();
    Map<String, String> place = Map.of("key", String.valueOf(index));
    return accounts.holds(index)
        ? account(id, index - accounts.first(), place)
        : new Key(id, "EMPTY", "", place);
  }

  private static Key account(KeyId id, int line, Map<String, String> more) {
    Map<String, String> values = new java.util.HashMap<>(more);
    values.put("line", String.valueOf(line));
    return new Key(id, "SIP_ACCOUNT", "", Map.copyOf(values));
  }

  /** Names of all printed keys, with those that have several sides one by one, and the digits. */
  List<String> hardKeys() {
    List<String> names = new ArrayList<>();
    for (String name : hard) {
      switch (name) {
        case "VOLUME" -> names.addAll(List.of("VOLUME_UP", "VOLUME_DOWN"));
        case "NAVIGATION" ->
            names.addAll(
                List.of("NAVIGATION_UP", "NAVIGATION_DOWN", "NAVIGATION_LEFT", "NAVIGATION_RIGHT"));
        default -> names.add(name);
      }
    }
    DIGITS.chars().forEach(digit -> names.add(String.valueOf((char) digit)));
    return names;
  }

  private Key hard(KeyId id, String name) {
    if (DIGITS.contains(name)) {
      return new Key(id, "DIGIT", name, Map.of("digit", name, "name", name));
    }
    return new Key(id, type(name), name, Map.of("name", name));
  }

  /** What a printed key is for: the models call the same thing by several names. */
  private String type(String name) {
    return switch (name) {
      case "MESSAGE" -> "VOICE_MAIL";
      case "CONTACTS", "DIRECTORIES" -> "DIRECTORY";
      case "CONFERENCE" -> "CONF";
      case "ENTER" -> "OK";
      case "C" -> "CLEAR";
      default ->
          name.startsWith("NAVIGATION_")
              ? navigation.getOrDefault(name.substring("NAVIGATION_".length()), name)
              : name;
    };
  }
}
