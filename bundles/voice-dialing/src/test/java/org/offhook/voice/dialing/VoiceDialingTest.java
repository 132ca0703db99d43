package org.offhook.voice.dialing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.DirectLines.DirectLine;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.testkit.VirtualTime;

class VoiceDialingTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> dialled = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Object> set = new HashMap<>();
  private String user = "sip:100@pbx.test";

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private VoiceDialingConfig config() {
    Map<String, Object> now = Map.copyOf(set);
    return of(
        VoiceDialingConfig.class,
        (proxy, method, arguments) -> now.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private VoiceDialing service() {
    Line own = of(Line.class, (proxy, method, arguments) -> user);
    Phone phone =
        of(
            Phone.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "lines" -> List.of(own);
                  case "notice" -> notices.add((String) arguments[0]) ? null : null;
                  default -> {
                    Optional<?> line = (Optional<?>) arguments[0];
                    dialled.add(arguments[1] + line.map(one -> " on " + one).orElse(""));
                    yield null;
                  }
                });
    DirectLines direct =
        new DirectLines() {
          @Override
          public Optional<DirectLine> open(
              Optional<Line> name, Optional<ServerAddress> server, Optional<Transport> transport) {
            String way = server.orElseThrow().host() + "/" + transport.orElseThrow();
            lines.add("open " + way);
            return Optional.of(
                of(
                    DirectLine.class,
                    (proxy, method, arguments) -> {
                      if (method.getName().equals("close")) {
                        lines.add("close " + way);
                      }
                      return way;
                    }));
          }
        };
    return new VoiceDialing(time, phone, direct, config());
  }

  @Test
  void withoutAServerItIsANumberLikeAnyOther() throws CallRefused {
    service().call();
    assertEquals(List.of("4444"), dialled);
    assertEquals(List.of(), lines);
  }

  @Test
  void theServiceIsCalledAtItsServerByItsTransport() throws CallRefused {
    set.putAll(Map.of("enabled", true, "address", "10.1.2.3", "number", "77"));
    VoiceDialing service = service();
    service.call();
    service.call();
    set.putAll(Map.of("transport", "UDP", "port", 5060));
    service.modified(config());
    service.call();
    user = "sip:200@pbx.test";
    service.call();
    assertEquals(
        List.of(
            "sip:77@10.1.2.3:5061;transport=tls on 10.1.2.3/TLS",
            "sip:77@10.1.2.3:5061;transport=tls on 10.1.2.3/TLS",
            "sip:77@10.1.2.3:5060 on 10.1.2.3/UDP",
            "sip:77@10.1.2.3:5060 on 10.1.2.3/UDP"),
        dialled);
    service.close();
    time.run();
    assertEquals(
        List.of(
            "open 10.1.2.3/TLS",
            "close 10.1.2.3/TLS",
            "open 10.1.2.3/UDP",
            "close 10.1.2.3/UDP",
            "open 10.1.2.3/UDP",
            "close 10.1.2.3/UDP"),
        lines);
  }

  @Test
  void anAddressIsCalledAsItIs() {
    set.putAll(Map.of("enabled", true, "address", "2001:db8::1", "number", "voca@voice.test"));
    assertEquals("sip:voca@voice.test", VoiceServer.of(config()).target());
    set.put("number", "sips:voca@voice.test");
    assertEquals("sips:voca@voice.test", VoiceServer.of(config()).target());
    set.put("number", "*7#");
    assertEquals("sip:*7%23@[2001:db8::1]:5061;transport=tls", VoiceServer.of(config()).target());
  }

  @Test
  void whatIsNotSetIsNamed() {
    set.put("enabled", true);
    VoiceDialing service = service();
    assertTrue(service.probe().detail().contains("vocanom_server/ip_address is not set"));
    assertThrows(CallRefused.class, service::call);
    set.put("address", "10.1.2.3");
    service.modified(config());
    assertEquals("voip/services/vocanom/number is not set", service.probe().detail());
  }

  @Test
  void theKeyShowsTheLabelAndCalls() {
    List<String> labels = new ArrayList<>();
    Indicator indicator =
        new Indicator() {
          @Override
          public void lamp(Lamp lamp) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void label(String text) {
            labels.add(text);
          }
        };
    VoiceDialing service = service();
    KeyFunction.Use use = service.use(null, indicator);
    use.press();
    assertEquals(List.of("4444"), dialled);
    set.putAll(Map.of("label", "Speak", "enabled", true));
    service.modified(config());
    time.run();
    use.press();
    assertEquals(1, notices.size());
    use.close();
    service.modified(config());
    time.run();
    assertEquals(List.of("Voca", "Speak"), labels);
  }
}
