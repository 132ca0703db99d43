package org.offhook.redial;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.SessionEnd;

/** As much of a phone as redial sees: numbers pass its rule, and it hears of calls. */
final class SomePhone implements Phone {
  final List<Line> lines = new ArrayList<>(List.of(line(0), line(1)));
  final List<Call> calls = new ArrayList<>();
  final List<String> dialled = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  LastNumbers redial;

  /** One call, as the test steers it. */
  final class SomeCall {
    CallState state;
    Party remote;
    SessionEnd end;
    final Call call;

    SomeCall(Line line, boolean incoming, String uri) {
      state = incoming ? CallState.RINGING_IN : CallState.DIALING;
      remote = new Party("", uri.replaceAll("^sips?:|@.*", ""), uri);
      call =
          of(
              Call.class,
              (name, arguments) ->
                  switch (name) {
                    case "line" -> line;
                    case "incoming" -> incoming;
                    case "remote" -> remote;
                    case "state" -> state;
                    case "end" -> Optional.ofNullable(end);
                    case "id" -> 1;
                    default -> throw new UnsupportedOperationException(name);
                  });
      calls.add(call);
      redial.onCall(call);
    }

    void becomes(CallState next) {
      state = next;
      if (next == CallState.ENDED) {
        calls.remove(call);
      }
      redial.onCall(call);
    }

    void ends(int code) {
      end = new SessionEnd(true, code, "", false);
      becomes(CallState.ENDED);
    }
  }

  SomeCall latest;

  SomeCall rings(int line, String uri) {
    return new SomeCall(lines.get(line), true, uri);
  }

  static Line line(int index) {
    return of(Line.class, (name, arguments) -> name.equals("index") ? index : "");
  }

  static <T> T of(Class<T> type, BiFunction<String, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "toString" -> type.getSimpleName();
                  default -> answers.apply(method.getName(), arguments);
                }));
  }

  /** Parameters: some set, the others with their default. */
  static RedialConfig config(Map<String, Object> set) {
    return (RedialConfig)
        Proxy.newProxyInstance(
            RedialConfig.class.getClassLoader(),
            new Class<?>[] {RedialConfig.class},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  @Override
  public List<Line> lines() {
    return List.copyOf(lines);
  }

  @Override
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Optional<Call> active() {
    return Optional.empty();
  }

  /** The digits after a pause are cut off by a rule, as in the house. */
  @Override
  public Call dial(Optional<Line> wished, String target, List<Header> headers) throws CallRefused {
    Line line = wished.orElse(lines.get(0));
    dialled.add(line.index() + " " + target);
    String number = redial.apply(line, target).replaceAll(",.*", "");
    String uri = number.startsWith("sip") ? number : "sip:" + number + "@example.com";
    latest = new SomeCall(line, false, uri);
    return latest.call;
  }

  @Override
  public void join(List<Call> together) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Call> joined() {
    return List.of();
  }

  @Override
  public void notice(String text) {
    notices.add(text);
  }

  @Override
  public void incoming(Line line, org.offhook.api.sip.Session session) {
    throw new UnsupportedOperationException();
  }

  /** Time from one attempt to the next, and a little. */
  static final Duration RETRY = Duration.ofSeconds(31);
}
