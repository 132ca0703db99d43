package org.offhook.keys;

import java.lang.reflect.Method;
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
            (self, method, arguments) -> set.getOrDefault(method.getName(), standard(method))));
  }

  /** What declares no default is as the framework makes it of nothing. */
  private static Object standard(Method method) {
    Object declared = method.getDefaultValue();
    return declared == null && method.getReturnType() == int.class ? 0 : declared;
  }
}
