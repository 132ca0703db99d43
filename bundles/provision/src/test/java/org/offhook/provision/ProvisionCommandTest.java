package org.offhook.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Settings;
import org.offhook.api.provision.Fetched;

class ProvisionCommandTest {
  private final List<Object> inForce = new ArrayList<>();
  private final Settings settings =
      (Settings)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Settings.class},
              (proxy, method, arguments) -> {
                inForce.add(arguments[1]);
                return List.of();
              });

  @Test
  void putsInForceWhatTheServerHas() throws IOException {
    assertTrue(command("tftp://127.0.0.1/a.cfg", "x=1").provision("now").contains("1 lines"));
    assertEquals(List.of(List.of(new Assignment(1, "x", "1"))), inForce);
  }

  @Test
  void anythingElseLeavesThePhoneAsItIs() {
    for (String url : List.of("", "::", "ftp://h/a.cfg", "tftp://h/a.jpg")) {
      assertThrows(IOException.class, () -> command(url, "x=1").provision("now"), url);
    }
    assertThrows(IOException.class, () -> command("tftp://h/a.cfg", "").provision("now"));
    assertTrue(inForce.isEmpty());
  }

  private ProvisionCommand command(String url, String file) {
    ProvisionCommand command = new ProvisionCommand(settings, url);
    command.bindFetcher(
        (request, sink) -> {
          sink.write(file.getBytes(UTF_8), 0, file.length());
          return new Fetched(true, "", "", file.length(), "");
        },
        Map.of("fetch.scheme", "tftp"));
    command.bindDialect(new Lines());
    return command;
  }

  private static final class Lines implements Dialect {
    @Override
    public String name() {
      return "lines";
    }

    @Override
    public boolean claims(String fileName, byte[] head) {
      return fileName.endsWith(".cfg");
    }

    @Override
    public Reading read(String source, InputStream in) throws IOException {
      String[] line = new String(in.readAllBytes(), UTF_8).split("=");
      return new Reading(
          line.length == 2 ? List.of(new Assignment(1, line[0], line[1])) : List.of(), List.of());
    }

    @Override
    public void write(List<Assignment> assignments, Writer out) {}
  }
}
