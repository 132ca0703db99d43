package org.offhook.keys;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Parameters as they are declared, but for those a test sets. */
final class Declared {
  private Declared() {}

  static <T> T of(Class<T> declaration, Map<String, Object> set) {
    return declaration.cast(
        Proxy.newProxyInstance(
            Declared.class.getClassLoader(),
            new Class<?>[] {declaration},
            (self, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue())));
  }
}
