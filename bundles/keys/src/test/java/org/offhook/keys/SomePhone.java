package org.offhook.keys;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.MediaSession;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.Session;

/** As much of a phone as keys see: two lines, calls that do as they are told, and what was said. */
final class SomePhone implements Phone {
  final List<String> notices = new ArrayList<>();
  final List<String> did = new ArrayList<>();
  final List<SomeCall> all = new ArrayList<>();
  final List<Call> joined = new ArrayList<>();
  Phase registration = Phase.REGISTERED;
  Runnable changed = () -> {};
  private final List<Line> lines = List.of(line(0), line(1));

  /** One call. */
  final class SomeCall {
    final int id = all.size() + 1;
    CallState state;
    boolean muted;
    final Call call;

    SomeCall(Line line, boolean incoming, CallState state) {
      this.state = state;
      call = of(Call.class, (name, arguments) -> answer(name, arguments, line, incoming));
      all.add(this);
    }

    private Object answer(String name, Object[] arguments, Line line, boolean incoming) {
      switch (name) {
        case "id" -> {
          return id;
        }
        case "line" -> {
          return line;
        }
        case "incoming" -> {
          return incoming;
        }
        case "state" -> {
          return state;
        }
        case "muted" -> {
          return muted;
        }
        case "mute" -> muted = (Boolean) arguments[0];
        case "hold" -> {
          if (state == CallState.CONNECTED) {
            becomes(CallState.HELD);
          }
        }
        case "resume", "answer" -> {
          connected().forEach(other -> other.becomes(CallState.HELD));
          becomes(CallState.CONNECTED);
        }
        case "hangup", "reject" -> becomes(CallState.ENDED);
        case "sendDigits" -> did.add(id + " hears " + arguments[0]);
        case "device" -> did.add(id + " is heard by " + ((AudioDevice) arguments[0]).name());
        case "media" -> {
          return Optional.of(media());
        }
        default -> throw new UnsupportedOperationException(name);
      }
      return null;
    }

    private MediaSession media() {
      return of(
          MediaSession.class,
          (name, arguments) -> did.add(id + " sends event " + arguments[0] + " " + arguments[1]));
    }

    SomeCall becomes(CallState next) {
      state = next;
      changed.run();
      return this;
    }
  }

  private List<SomeCall> connected() {
    return all.stream().filter(call -> call.state == CallState.CONNECTED).toList();
  }

  SomeCall last() {
    return all.get(all.size() - 1);
  }

  SomeCall rings(int line) {
    return new SomeCall(lines.get(line), true, CallState.DIALING).becomes(CallState.RINGING_IN);
  }

  private Line line(int index) {
    return of(
        Line.class,
        (name, arguments) ->
            switch (name) {
              case "index" -> index;
              case "user" -> "10" + index;
              case "label" -> "Line " + index;
              case "registration" ->
                  new RegistrationState(registration, 0, "", "", Optional.empty());
              default -> throw new UnsupportedOperationException(name);
            });
  }

  static <T> T of(Class<T> type, BiFunction<String, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            SomePhone.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> self == arguments[0];
                  case "hashCode" -> System.identityHashCode(self);
                  case "toString" -> type.getSimpleName();
                  default -> answers.apply(method.getName(), arguments);
                }));
  }

  @Override
  public List<Line> lines() {
    return lines;
  }

  @Override
  public List<Call> calls() {
    return all.stream()
        .filter(call -> call.state != CallState.ENDED)
        .map(call -> call.call)
        .toList();
  }

  @Override
  public Optional<Call> active() {
    return connected().stream().findFirst().map(call -> call.call);
  }

  @Override
  public Call dial(Optional<Line> line, String target, List<Header> headers) {
    did.add("dials " + target + line.map(each -> " on " + each.index()).orElse(""));
    connected().forEach(other -> other.becomes(CallState.HELD));
    return new SomeCall(line.orElse(lines.get(0)), false, CallState.DIALING)
        .becomes(CallState.DIALING)
        .call;
  }

  @Override
  public void join(List<Call> calls) {
    joined.addAll(calls);
  }

  @Override
  public List<Call> joined() {
    return joined;
  }

  @Override
  public void notice(String text) {
    notices.add(text);
  }

  @Override
  public void incoming(Line line, Session session) {
    throw new UnsupportedOperationException("incoming");
  }
}
