package org.offhook.fetch.http;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Parameters for tests: those given, the others as by default. */
final class Configured {
  private Configured() {}

  static HttpConfig with(Map<String, Object> values) {
    return (HttpConfig)
        Proxy.newProxyInstance(
            HttpConfig.class.getClassLoader(),
            new Class<?>[] {HttpConfig.class},
            (proxy, method, arguments) ->
                values.getOrDefault(method.getName(), method.getDefaultValue()));
  }
}
