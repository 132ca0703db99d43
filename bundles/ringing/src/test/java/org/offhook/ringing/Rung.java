package org.offhook.ringing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Session;

/** Makes what rings. */
final class Rung {
  private Rung() {}

  /** A configuration with these values, and defaults for the rest. */
  static <T extends Annotation> T config(Class<T> type, Map<String, ?> values) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                values.containsKey(method.getName())
                    ? values.get(method.getName())
                    : method.getDefaultValue()));
  }

  /** A call of 201 on a line. */
  static Call call(int line, String... alertInfo) {
    Session session =
        answering(
            Session.class,
            Map.of("headers", List.of(alertInfo), "remote", new Party("", "201", "sip:201@x")));
    Line on = answering(Line.class, Map.of("index", line));
    return answering(
        Call.class,
        Map.of(
            "id", 1, "line", on, "session", session, "remote", new Party("", "201", "sip:201@x")));
  }

  /** Something that gives these answers whatever it is asked. */
  static <T> T answering(Class<T> type, Map<String, ?> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!answers.containsKey(method.getName())) {
                throw new AssertionError("not expected: " + method);
              }
              return answers.get(method.getName());
            }));
  }
}
