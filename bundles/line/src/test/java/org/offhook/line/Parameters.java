package org.offhook.line;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration for tests: the defaults, with some values changed. */
final class Parameters {
  private Parameters() {}

  static <T> T of(Class<T> type, Map<String, Object> changed) {
    Map<String, Object> changes = Map.copyOf(changed);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                changes.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
