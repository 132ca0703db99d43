package org.offhook.emergency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DirectLines;
import org.offhook.api.phone.DirectLines.DirectLine;
import org.offhook.api.phone.EmergencyCalls.Route;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.SessionEnd;
import org.offhook.testkit.VirtualTime;

class CallsForHelpTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Line> lines = new ArrayList<>();
  private final List<String> dialled = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final TreeSet<String> open = new TreeSet<>();
  private boolean proxies = true;
  private CallsForHelp help;
  private SomeCall latest;

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> answers.invoke(proxy, method, arguments);
                }));
  }

  private static Line line(int index, Phase phase) {
    return line(Line.class, "line " + index, phase, () -> {});
  }

  private static <T extends Line> T line(Class<T> type, String name, Phase phase, Runnable closed) {
    return of(
        type,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "addressOfRecord", "toString" -> name;
              case "registration" -> new RegistrationState(phase, 0, "", "", Optional.empty());
              case "close" -> {
                closed.run();
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  /** Names lines by what they lead to. */
  private final DirectLines directLines =
      new DirectLines() {
        @Override
        public Optional<DirectLine> open(
            Optional<Line> name, Optional<ServerAddress> server, Optional<Transport> transport) {
          if (server.isEmpty() && !proxies) {
            return Optional.empty();
          }
          String way =
              server.map(ServerAddress::host).orElse("proxies")
                  + name.map(line -> " for " + line).orElse("")
                  + transport.map(how -> " by " + how).orElse("");
          open.add(way);
          return Optional.of(line(DirectLine.class, way, Phase.NONE, () -> open.remove(way)));
        }
      };

  /** A call as the test steers it. */
  private final class SomeCall {
    CallState state = CallState.DIALING;
    SessionEnd end;
    final Call call =
        of(
            Call.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "incoming" -> false;
                  case "state" -> state;
                  case "end" -> Optional.ofNullable(end);
                  case "hangup" -> {
                    ends(new SessionEnd(false, 487, "Cancelled", false));
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });

    void becomes(CallState next) {
      state = next;
      help.onCall(call);
    }

    void ends(SessionEnd why) {
      end = why;
      becomes(CallState.ENDED);
    }

    void fails(int code) {
      ends(new SessionEnd(true, code, "Failed", false));
      time.run();
    }
  }

  private void start(Map<String, Object> set) {
    EmergencyConfig config =
        of(
            EmergencyConfig.class,
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
    help = new CallsForHelp(time, directLines, config);
    help.bindPhone(
        of(
            Phone.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("notice")) {
                notices.add((String) arguments[0]);
                return null;
              }
              return dial((String) arguments[1]);
            }));
  }

  private Call dial(String number) {
    Route route = help.routes(number, Optional.empty(), lines).get(0);
    dialled.add(route.target() + " on " + route.line());
    latest = new SomeCall();
    help.onCall(latest.call);
    return latest.call;
  }

  private List<String> ways(Optional<Line> wished) {
    return help.routes("112", wished, lines).stream()
        .map(route -> route.target() + " on " + route.line())
        .toList();
  }

  @Test
  void theNumbersAreThoseThatAreConfigured() {
    start(Map.of());
    assertTrue(help.isEmergency("112") && help.isEmergency(" 911 "));
    assertFalse(help.isEmergency("1121") || help.isEmergency(""));
    start(Map.of("numbers", "133, 144"));
    assertTrue(help.isEmergency("144"));
    assertFalse(help.isEmergency("112"));
    start(Map.of("numbers", " , "));
    assertFalse(help.isEmergency(""));
    assertTrue(help.probe().detail().contains("is empty"));
  }

  @Test
  void registeredLinesComeFirstThenTheServerThenTheOthers() {
    start(Map.of("server", "help.test", "transport", "TCP"));
    lines.add(line(0, Phase.FAILED));
    lines.add(line(1, Phase.REGISTERED));
    lines.add(line(2, Phase.REGISTERED));
    assertEquals(
        List.of(
            "112 on line 2",
            "112 on line 1",
            "sip:112@help.test:5060 on help.test for line 2 by TCP",
            "112 on line 0"),
        ways(Optional.of(lines.get(2))));
  }

  @Test
  void withoutALineTheConfiguredProxiesAreCalled() {
    start(Map.of());
    assertEquals(List.of("112 on proxies"), ways(Optional.empty()));
    proxies = false;
    start(Map.of());
    assertEquals(List.of(), ways(Optional.empty()));
    start(Map.of("server", "2001:db8::1", "port", 0));
    assertEquals(List.of("sip:112@[2001:db8::1] on 2001:db8::1"), ways(Optional.empty()));
  }

  @Test
  void aWayThatFailsIsFollowedByTheNext() {
    start(Map.of("server", "help.test"));
    lines.add(line(0, Phase.REGISTERED));
    lines.add(line(1, Phase.FAILED));
    dial("112");
    latest.fails(503);
    latest.becomes(CallState.RINGING_OUT);
    latest.fails(404);
    latest.fails(503);
    assertEquals(
        List.of("112 on line 0", "sip:112@help.test:5060 on help.test for line 0", "112 on line 1"),
        dialled);
    assertEquals("112 is called another way: 503 Failed", notices.get(0));
    assertEquals(0, time.pending());
  }

  @Test
  void aWayThatStaysSilentIsLeftAndOneThatRingsIsNot() {
    start(Map.of("server", "help.test"));
    lines.add(line(0, Phase.REGISTERED));
    dial("112");
    time.advance(Duration.ofMillis(9_999));
    assertEquals(1, dialled.size());
    time.advance(Duration.ofMillis(1));
    assertEquals(2, dialled.size());
    assertEquals(List.of("112 is called another way: no answer"), notices);
    time.advance(Duration.ofHours(1));
    assertEquals(2, dialled.size(), "the last way is never left");
    latest.ends(new SessionEnd(false, 487, "Cancelled", false));

    dial("112");
    latest.becomes(CallState.RINGING_OUT);
    time.advance(Duration.ofHours(1));
    latest.becomes(CallState.CONNECTED);
    latest.fails(200);
    assertEquals(3, dialled.size());
  }

  @Test
  void whoHangsUpIsNotCalledForAgain() {
    start(Map.of("server", "help.test"));
    lines.add(line(0, Phase.REGISTERED));
    dial("112");
    latest.call.hangup();
    time.advance(Duration.ofHours(1));
    assertEquals(1, dialled.size());
    assertEquals(0, time.pending());
  }

  @Test
  void theBundleLeavesNothingOpen() {
    start(Map.of("server", "help.test"));
    dial("112");
    lines.add(line(0, Phase.REGISTERED));
    dial("112");
    assertEquals(new TreeSet<>(List.of("help.test for line 0")), open);
    help.close();
    time.run();
    assertEquals(new TreeSet<>(), open);
    assertEquals(0, time.pending());
  }
}
