package org.offhook.keys;

import java.lang.reflect.Proxy;
import org.osgi.framework.ServiceReference;

/** References as a framework orders them: by ranking, then by age. */
final class Referred {
  private Referred() {}

  /** A reference of this identity and ranking. */
  @SuppressWarnings("unchecked")
  static <T> ServiceReference<T> with(long id, int ranking) {
    return (ServiceReference<T>)
        Proxy.newProxyInstance(
            Referred.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getProperty" -> arguments[0].equals("service.id") ? id : (Object) ranking;
                  case "compareTo" -> compare(id, ranking, (ServiceReference<?>) arguments[0]);
                  case "equals" -> self == arguments[0];
                  default -> (int) id;
                });
  }

  private static int compare(long id, int ranking, ServiceReference<?> other) {
    int byRanking = Integer.compare(ranking, (Integer) other.getProperty("service.ranking"));
    return byRanking != 0 ? byRanking : Long.compare((Long) other.getProperty("service.id"), id);
  }
}
