package org.offhook.keys;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.WantedNumber;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the person at the phone is about to do: the line chosen, the number typed, and what for. */
@Component(service = {Desk.class, WantedNumber.class})
public final class Desk implements WantedNumber {
  private final Phone phone;
  private final Changes changes;
  private final Runnable unwatch;
  private final TypedDigits digits = new TypedDigits();
  private Purpose purpose = Purpose.NONE;
  private Optional<Line> line = Optional.empty();
  private Optional<Call> first = Optional.empty();
  private Consumer<String> then = number -> {};
  private Optional<Consumer<Call>> orCall = Optional.empty();
  private List<Call> before = List.of();
  private boolean opened;
  private boolean proposed;
  private int page;
  private PhoneState shown = PhoneState.IDLE;

  /** With the phone that dials. */
  @Activate
  public Desk(@Reference Phone phone, @Reference Changes changes) {
    this.phone = phone;
    this.changes = changes;
    this.unwatch = changes.watch(this::settle);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindEntry(NumberEntry found) {
    digits.plan(found);
  }

  void unbindEntry(NumberEntry gone) {
    if (digits.goesBy(gone)) {
      digits.plan(null);
    }
  }

  /** Opens a line for a call; what was talked on waits. */
  void open(Optional<Line> chosen) {
    forget();
    connected().forEach(Call::hold);
    begin();
    opened = true;
    line = chosen;
    digits.begin(chosen);
    changes.tell();
  }

  /** Calls that are under way already are not the one that is about to be made. */
  private void begin() {
    purpose = Purpose.CALL;
    before = calling();
  }

  /** Calls to somebody who has not answered. */
  List<Call> calling() {
    return Stream.of(CallState.DIALING, CallState.RINGING_OUT)
        .flatMap(state -> calls(state).stream())
        .toList();
  }

  /** Chooses the line for the number that is being typed. */
  void choose(Line chosen) {
    line = Optional.of(chosen);
    changes.tell();
  }

  /**
   * Asks for a number because of a call, which waits.
   *
   * @param then takes the number, when there is no second call to be made
   */
  void ask(Purpose why, Call call, Consumer<String> then) {
    forget();
    connected().forEach(Call::hold);
    purpose = why;
    line = Optional.of(call.line());
    first = Optional.of(call);
    this.then = then;
    changes.tell();
  }

  /**
   * Asks for a number, or for another call that is held.
   *
   * @param orCall takes the other call
   */
  void ask(Purpose why, Call call, Consumer<String> then, Consumer<Call> orCall) {
    ask(why, call, then);
    this.orCall = Optional.of(orCall);
  }

  /** Gives a call where one may take the place of a number; false where it may not. */
  boolean give(Call other) {
    Optional<Consumer<Call>> taker = orCall;
    if (taker.isEmpty() || first.isEmpty() || first.get() == other || !typed().isEmpty()) {
      return false;
    }
    forget();
    taker.get().accept(other);
    return true;
  }

  /**
   * Asks for a PIN, which ends with # or SEND.
   *
   * @param then takes it
   */
  void askPin(Consumer<String> then) {
    forget();
    connected().forEach(Call::hold);
    purpose = Purpose.PIN;
    this.then = then;
    changes.tell();
  }

  /** A digit: part of a number, or heard by the other end of a call. */
  void digit(char digit) {
    List<Call> up = connected();
    if (purpose == Purpose.NONE && !up.isEmpty()) {
      up.forEach(call -> call.sendDigits(String.valueOf(digit)));
    } else if (second().filter(call -> call.state() == CallState.CONNECTED).isPresent()) {
      second().get().sendDigits(String.valueOf(digit));
    } else {
      type(digit);
    }
    changes.tell();
  }

  /** Puts a number there, which OK or SEND dials; a digit takes its place. */
  void propose(Optional<Line> chosen, String number) {
    forget();
    begin();
    line = chosen;
    digits.put(number);
    proposed = true;
    changes.tell();
  }

  private void type(char digit) {
    if (proposed) {
      forget();
    }
    if (purpose == Purpose.NONE) {
      begin();
    }
    if (digits.add(digit, purpose.keepsDigits(), line)) {
      send();
    }
  }

  /** What was typed so far. */
  String typed() {
    return digits.text();
  }

  /** Takes the last digit back. */
  void erase() {
    digits.erase();
    changes.tell();
  }

  /** The number is complete. */
  void send() {
    String number = typed();
    if (!number.isEmpty()) {
      dial(number);
    }
  }

  /** Dials a number, for what it is wanted for. */
  void dial(String number) {
    Optional<Line> chosen = line;
    Consumer<String> taker = then;
    digits.clear();
    if (purpose.keepsDigits()) {
      forget();
      taker.accept(number);
    } else {
      if (purpose == Purpose.NONE || purpose == Purpose.CALL) {
        forget();
      }
      Attempt.of(phone, number + " is not called", () -> phone.dial(chosen, number));
    }
    changes.tell();
  }

  @Override
  public boolean take(String number) {
    boolean wanted = purpose != Purpose.NONE && purpose != Purpose.PIN;
    if (wanted) {
      dial(number);
    }
    return wanted;
  }

  /** Dials a number on a line of its own. */
  void dial(Optional<Line> chosen, String number) {
    line = chosen.isPresent() ? chosen : line;
    dial(number);
  }

  /** Gives up what was about to be done; the call that waited for it goes on. */
  void cancel() {
    Optional<Call> waiting = first;
    digits.end();
    second().ifPresent(Call::hangup);
    forget();
    waiting.filter(call -> call.state() == CallState.HELD).ifPresent(Call::resume);
    changes.tell();
  }

  /** Nothing is about to be done any more. */
  void forget() {
    digits.clear();
    if (opened) {
      digits.end();
    }
    purpose = Purpose.NONE;
    line = Optional.empty();
    first = Optional.empty();
    then = number -> {};
    orCall = Optional.empty();
    opened = false;
    proposed = false;
    page = 0;
    changes.tell();
  }

  /** Turns to the next page of softkeys. */
  void turn() {
    page++;
    changes.tell();
  }

  int page() {
    return page;
  }

  Purpose purpose() {
    return purpose;
  }

  /** The call that waits for a number, or for another call. */
  Optional<Call> first() {
    return first;
  }

  /** The call made because of the first one. */
  Optional<Call> second() {
    return first.flatMap(
        waiting ->
            phone.calls().stream()
                .filter(call -> call != waiting && !call.incoming())
                .filter(call -> call.state() != CallState.HELD)
                .max(Comparator.comparingInt(Call::id)));
  }

  /** Whether this line was chosen for what is about to be done. */
  boolean isChosen(int index) {
    return purpose != Purpose.NONE
        && second().isEmpty()
        && line.filter(chosen -> chosen.index() == index).isPresent();
  }

  /** Calls that can be talked on: several in a conference. */
  List<Call> connected() {
    return calls(CallState.CONNECTED);
  }

  List<Call> calls(CallState state) {
    return phone.calls().stream().filter(call -> call.state() == state).toList();
  }

  /** What the phone does now. */
  PhoneState state() {
    return PhoneState.of(this);
  }

  /** Whether several calls hear each other. */
  boolean isConference() {
    return !phone.joined().isEmpty();
  }

  /** Whether somebody types a number, or could. */
  boolean isTyping() {
    return changes.isOffHook() || !typed().isEmpty();
  }

  /** A call was dialled, or ended: then what was about to be done is done, or cannot be done. */
  private void settle() {
    if (purpose == Purpose.CALL ? isDialled() : isOver()) {
      forget();
    }
    PhoneState now = state();
    if (now != shown) {
      shown = now;
      page = 0;
    }
  }

  private boolean isDialled() {
    boolean dialled = !before.containsAll(calling());
    boolean given = !opened && typed().isEmpty();
    return dialled || given || !connected().isEmpty();
  }

  private boolean isOver() {
    boolean ended = first.filter(call -> call.state() == CallState.ENDED).isPresent();
    boolean resumed = first.filter(call -> call.state() == CallState.CONNECTED).isPresent();
    return ended || joined() || resumed && second().isEmpty();
  }

  private boolean joined() {
    return first.filter(phone.joined()::contains).isPresent();
  }

  @Deactivate
  void close() {
    unwatch.run();
  }
}
