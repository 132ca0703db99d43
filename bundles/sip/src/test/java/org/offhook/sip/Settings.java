package org.offhook.sip;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration for tests: the defaults, with some values changed. */
final class Settings {
  private Settings() {}

  /** SIP parameters; ports are free ones unless given. */
  static SipConfig sip(Map<String, Object> changes) {
    Map<String, Object> ports = Map.of("port", 0, "tlsPort", 0);
    return of(
        SipConfig.class, name -> changes.containsKey(name) ? changes.get(name) : ports.get(name));
  }

  /** A model without facts. */
  static ModelFacts model() {
    return of(ModelFacts.class, name -> null);
  }

  private static <T> T of(Class<T> type, java.util.function.Function<String, Object> changes) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object changed = changes.apply(method.getName());
              return changed != null ? changed : method.getDefaultValue();
            }));
  }
}
