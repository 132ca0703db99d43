package org.offhook.lock;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Settings;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.offhook.testkit.VirtualTime;

/** A phone with a lock, in so far as the lock looks at it. */
final class Locked {
  final VirtualTime time = new VirtualTime();
  final Map<String, String> stored = new HashMap<>();
  final List<String> notices = new ArrayList<>();
  boolean diskFull;
  final Settings settings =
      proxy(
          Settings.class,
          (name, arguments) -> {
            if (name.equals("get")) {
              return Optional.ofNullable(stored.get((String) arguments[0]));
            }
            if (name.equals("set") && diskFull) {
              throw new IOException("the disk is full");
            }
            ((Map<?, ?>) arguments[0]).forEach((path, text) -> stored.put("" + path, "" + text));
            return null;
          });
  final Phone phone =
      proxy(
          Phone.class,
          (name, arguments) -> {
            notices.add((String) arguments[0]);
            return null;
          });

  /** Answers a call of a method. */
  interface Answer {
    Object to(String method, Object[] arguments) throws Exception;
  }

  static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> type.getSimpleName();
                  default -> answer.to(method.getName(), arguments);
                }));
  }

  /** A configuration with these names and values, and defaults for the rest. */
  static <T extends Annotation> T config(Class<T> type, Object... settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              for (int i = 0; i < settings.length; i += 2) {
                if (settings[i].equals(method.getName())) {
                  return settings[i + 1];
                }
              }
              return method.getDefaultValue();
            }));
  }

  static LockConfig lock(Object... settings) {
    return config(LockConfig.class, settings);
  }

  static final Line LINE =
      proxy(Line.class, (name, arguments) -> name.equals("user") ? "100" : (Object) 0);

  /** Somebody who calls this address. */
  static Session caller(String to) {
    return proxy(
        Session.class, (name, arguments) -> "To".equals(arguments[0]) ? List.of(to) : List.of());
  }

  /** A call that changes as the test wishes. */
  static final class Talk {
    CallState state = CallState.DIALING;
    Optional<SessionEnd> end = Optional.empty();
    boolean incoming;
    final Call call =
        proxy(
            Call.class,
            (name, arguments) ->
                switch (name) {
                  case "state" -> state;
                  case "end" -> end;
                  case "incoming" -> incoming;
                  case "line" -> LINE;
                  default -> throw new AssertionError("not expected: " + name);
                });

    Talk at(CallState next) {
      state = next;
      return this;
    }

    Talk ended(int code) {
      end = Optional.of(new SessionEnd(true, code, "", false));
      return at(CallState.ENDED);
    }
  }
}
