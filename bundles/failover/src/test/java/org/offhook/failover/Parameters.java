package org.offhook.failover;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configuration for tests: the defaults, with some values changed. */
final class Parameters {
  private Parameters() {}

  static FailoverConfig with(Map<String, Object> changed) {
    Map<String, Object> changes = Map.copyOf(changed);
    return (FailoverConfig)
        Proxy.newProxyInstance(
            FailoverConfig.class.getClassLoader(),
            new Class<?>[] {FailoverConfig.class},
            (proxy, method, arguments) ->
                changes.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
