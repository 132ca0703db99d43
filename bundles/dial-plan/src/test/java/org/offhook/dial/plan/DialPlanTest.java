package org.offhook.dial.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.testkit.VirtualTime;

class DialPlanTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> dialled = new ArrayList<>();

  private static DialPlan plan(Map<String, Object> config) {
    DialPlan plan = new DialPlan(Parameters.of(config));
    plan.bindEmergency(
        new EmergencyCalls() {
          @Override
          public boolean isEmergency(String number) {
            return List.of("112", "110").contains(number);
          }

          @Override
          public List<Route> routes(String number, Optional<Line> wished, List<Line> lines) {
            throw new UnsupportedOperationException();
          }
        });
    return plan;
  }

  private static PrefixRule rule(Map<String, Object> config) {
    return new PrefixRule(Parameters.of(PrefixConfig.class, config));
  }

  @Test
  void esceneInsertsFirstThenDeletes() throws CallRefused {
    DialPlan plan = plan(Map.of());
    plan.bindPrefix(
        rule(
            Map.of(
                "prefix",
                "9",
                "insert",
                true,
                "insertNumber",
                "00",
                "delete",
                true,
                "deletePosition",
                2,
                "deleteLength",
                1)));
    plan.bindPrefix(rule(Map.of("index", 1, "prefix", "8", "ip", "10.0.0.7")));
    assertEquals("0012345", plan.apply(null, "912345"));
    assertEquals("81@10.0.0.7", plan.apply(null, "81"));
    assertEquals("712", plan.apply(null, "712"));
  }

  @Test
  void rulesComeAfterPrefixesAndEmergencyNumbersPass() throws CallRefused {
    DialPlan plan = plan(Map.of("numberRules", "1xx=sip:\\\\@10.0.0.1", "longest", 8));
    assertEquals("sip:05@10.0.0.1", plan.apply(null, "105"));
    assertEquals("112", plan.apply(null, "112"));
    assertEquals("bob@example.com", plan.apply(null, "bob@example.com"));
    assertThrows(CallRefused.class, () -> plan.apply(null, "123456789"));
  }

  @Test
  void aLineDoesNotCallItselfUnlessItMay() throws CallRefused {
    Line line =
        (Line)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Line.class},
                (proxy, method, arguments) -> "100");
    assertThrows(CallRefused.class, () -> plan(Map.of()).apply(line, "100"));
    assertEquals("101", plan(Map.of()).apply(line, "101"));
    assertEquals("100", plan(Map.of("allowSelf", true)).apply(line, "100"));
  }

  @Test
  void aPlanThatCannotBeReadIsLeftOut() throws CallRefused {
    assertEquals("123", plan(Map.of("numberRules", "(", "digitMap", "(")).apply(null, "123"));
  }

  private TypedNumber entry(Map<String, Object> config) {
    Phone phone =
        (Phone)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Phone.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("active")) {
                    return Optional.empty();
                  }
                  dialled.add((String) arguments[1]);
                  return null;
                });
    return new TypedNumber(time, phone, plan(config));
  }

  private static void type(TypedNumber entry, String digits) {
    digits.chars().forEach(digit -> entry.digit((char) digit));
  }

  @Test
  void aNumberGoesOutFiveSecondsAfterTheLastDigit() {
    TypedNumber entry = entry(Map.of());
    type(entry, "10");
    time.advance(Duration.ofMillis(4_900));
    type(entry, "0");
    time.advance(Duration.ofMillis(4_900));
    assertEquals(List.of(), dialled);
    time.advance(Duration.ofMillis(200));
    assertEquals(List.of("100"), dialled);
    assertEquals("", entry.typed());
  }

  @Test
  void theCompletingKeySendsItAtOnce() {
    type(entry(Map.of()), "100#");
    assertEquals(List.of("100"), dialled);
    dialled.clear();
    type(entry(Map.of("completeKey", "*")), "10#0*");
    assertEquals(List.of("10#0"), dialled);
  }

  @Test
  void aFullMatchEndsTheNumberAtOnceAndOneThatCouldGoOnSoon() {
    TypedNumber entry = entry(Map.of("digitMap", "10x|20x.", "timeout", -1));
    type(entry, "105");
    assertEquals(List.of("105"), dialled);
    type(entry, "205");
    time.advance(Duration.ofMillis(2_900));
    assertEquals(1, dialled.size());
    time.advance(Duration.ofMillis(200));
    assertEquals(List.of("105", "205"), dialled);
    type(entry, "3");
    time.advance(Duration.ofHours(1));
    assertEquals(2, dialled.size(), "-1 waits for ever");
  }

  @Test
  void anEmergencyNumberGoesOutSoonAndNoNumberThatBeginsLikeOne() {
    for (String map : List.of("", "1xxxx")) {
      dialled.clear();
      TypedNumber entry = entry(Map.of("digitMap", map, "timeout", -1));
      type(entry, "112");
      time.advance(Duration.ofMillis(3_100));
      assertEquals(List.of("112"), dialled, map);
      type(entry, "110");
      time.advance(Duration.ofMillis(1_000));
      type(entry, "1");
      time.advance(Duration.ofMillis(4_000));
      assertEquals("1101", entry.typed(), map);
      assertEquals(List.of("112"), dialled, map);
    }
  }

  @Test
  void typingCanBeTakenBack() {
    TypedNumber entry = entry(Map.of());
    type(entry, "123");
    entry.erase();
    assertEquals("12", entry.typed());
    entry.clear();
    time.advance(Duration.ofSeconds(10));
    assertEquals(List.of(), dialled);
  }
}
