package org.offhook.lab;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Parameter;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Settings;
import org.offhook.api.time.Clock;

/** A lab at a free port, with a configuration in memory. */
final class Bench implements AutoCloseable {
  final Map<String, String> stored = new HashMap<>();
  final Lab lab;
  private boolean closed;

  Bench(Object... settings) throws IOException {
    lab = new Lab(new RealClock(), new Memory(stored), config(settings));
  }

  int port() {
    return lab.port();
  }

  String domain() {
    return "127.0.0.1:" + lab.port();
  }

  @Override
  public void close() throws InterruptedException {
    if (!closed) {
      closed = true;
      lab.close();
    }
  }

  static LabConfig config(Object... settings) {
    return (LabConfig)
        Proxy.newProxyInstance(
            Bench.class.getClassLoader(),
            new Class<?>[] {LabConfig.class},
            (proxy, method, args) -> {
              for (int i = 0; i < settings.length; i += 2) {
                if (settings[i].equals(method.getName())) {
                  return settings[i + 1];
                }
              }
              return method.getName().equals("port") ? 0 : method.getDefaultValue();
            });
  }

  static final class RealClock implements Clock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public Instant now() {
      return Instant.now();
    }
  }

  /** A configuration that knows the parameters of lines and servers, and keeps what is set. */
  static final class Memory implements Settings {
    private final Map<String, String> stored;

    Memory(Map<String, String> stored) {
      this.stored = stored;
    }

    @Override
    public Optional<String> get(String path) {
      synchronized (stored) {
        return Optional.ofNullable(stored.get(path));
      }
    }

    @Override
    public void set(Map<String, String> changes) {
      synchronized (stored) {
        stored.putAll(changes);
        stored.notifyAll();
      }
    }

    @Override
    public List<Problem> replace(String source, List<Assignment> assignments) {
      return List.of();
    }

    @Override
    public List<Problem> check(String source, List<Assignment> assignments) {
      return List.of();
    }

    @Override
    public List<Parameter> parameters() {
      return List.of(
              "voip/line/0/enabled",
              "voip/line/0/id",
              "voip/line/0/auth_name",
              "voip/line/0/auth_password",
              "voip/signalling/sip/use_proxy",
              "voip/signalling/sip/proxy_address",
              "voip/signalling/sip/proxy_port")
          .stream()
          .map(Memory::parameter)
          .toList();
    }

    private static Parameter parameter(String path) {
      return new Parameter(
          path,
          Parameter.Type.TEXT,
          "",
          Optional.empty(),
          Optional.empty(),
          List.of(),
          "",
          "",
          "",
          "",
          "");
    }

    @Override
    public List<Assignment> delta() {
      return List.of();
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }
  }
}
