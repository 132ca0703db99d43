package org.offhook.shared.line;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallsElsewhere;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;

/** Whoever knows of dialogs elsewhere may come and go while a line is watched. Phone thread. */
final class Others {
  private BusyLampField field;
  private CallsElsewhere calls;
  private Runnable begin = () -> {};
  private Optional<OtherDialogs> dialogs = Optional.empty();

  void field(BusyLampField found) {
    end();
    field = found;
    begin.run();
  }

  void noField(BusyLampField gone) {
    if (field == gone) {
      end();
      field = null;
    }
  }

  void calls(CallsElsewhere found) {
    end();
    calls = found;
    begin.run();
  }

  void noCalls(CallsElsewhere gone) {
    if (calls == gone) {
      end();
      calls = null;
    }
  }

  /**
   * Watches the dialogs of a line from now on, as soon as somebody knows of them.
   *
   * @param desk the phone, whose own calls are none of others; null while there is none
   */
  void watch(Line line, Supplier<Phone> desk, Consumer<Optional<List<CallInfo>>> heard) {
    begin =
        () -> {
          if (field != null && calls != null && dialogs.isEmpty()) {
            dialogs =
                Optional.of(
                    new OtherDialogs(line.user(), field, calls, () -> callIds(desk.get()), heard));
          }
        };
    begin.run();
  }

  private static Set<String> callIds(Phone desk) {
    return desk == null
        ? Set.of()
        : desk.calls().stream()
            .filter(call -> call.session() != null)
            .map(call -> call.session().callId())
            .collect(Collectors.toSet());
  }

  /** Watches no longer. */
  void leave() {
    begin = () -> {};
    end();
  }

  private void end() {
    dialogs.ifPresent(OtherDialogs::close);
    dialogs = Optional.empty();
  }

  void look() {
    dialogs.ifPresent(OtherDialogs::look);
  }

  /**
   * Places the call that takes one over, or joins it.
   *
   * @throws CallRefused when the server keeps secret which call it is
   */
  Call place(Phone desk, Line line, int number) throws CallRefused {
    OtherDialogs known =
        dialogs.orElseThrow(() -> new CallRefused("the server tells nothing of that line"));
    OtherDialogs.Way way = known.way(number);
    String target = way.target().isEmpty() ? line.addressOfRecord() : way.target();
    return desk.dial(Optional.of(line), target, List.of(way.header()));
  }
}
