package org.offhook.dial.plan;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Parameters as Declarative Services would give them: some set, the others with their default. */
final class Parameters {
  private Parameters() {}

  static DialPlanConfig of(Map<String, Object> set) {
    return of(DialPlanConfig.class, set);
  }

  static <T> T of(Class<T> type, Map<String, Object> set) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
