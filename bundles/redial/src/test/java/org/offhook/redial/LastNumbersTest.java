package org.offhook.redial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallLog.Entry;
import org.offhook.api.phone.CallLog.Kind;
import org.offhook.api.phone.CallLog.Outcome;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.testkit.VirtualTime;

class LastNumbersTest {
  private final VirtualTime time = new VirtualTime();
  private final SomePhone phone = new SomePhone();
  private LastNumbers redial;

  @BeforeEach
  void start() {
    with(Map.of());
  }

  private void with(Map<String, Object> config) {
    redial = new LastNumbers(time, SomePhone.config(config));
    redial.bindPhone(phone);
    phone.redial = redial;
  }

  private static CallLog log(Entry... entries) {
    return SomePhone.of(
        CallLog.class,
        (name, arguments) ->
            List.of(entries).stream().filter(entry -> entry.kind() == arguments[0]).toList());
  }

  private static Entry entry(Kind kind, int line, String address, int minute) {
    return new Entry(
        kind,
        Outcome.ANSWERED,
        line,
        address,
        "",
        Instant.EPOCH.plus(Duration.ofMinutes(minute)),
        Duration.ZERO);
  }

  @Test
  void whoShowedNoNumberCannotBeCalledBackAndNobodyElseIsInstead() {
    for (String uri :
        List.of(
            "sip:anonymous@anonymous.invalid", "sip:Anonymous@10.0.0.1", "sip:x@y.invalid", "")) {
      phone.rings(0, "sip:300@example.com").ends(487);
      phone.rings(0, uri).ends(487);
      CallRefused refused = assertThrows(CallRefused.class, redial::back, uri);
      assertTrue(refused.getMessage().contains("no number"), refused.getMessage());
    }
    assertEquals(List.of(), phone.dialled);
  }

  @Test
  void callsGoBackByTheLineTheyCameInOn() throws CallRefused {
    phone.rings(1, "sip:300@example.com").ends(487);
    redial.back();
    assertEquals(List.of("1 sip:300@example.com"), phone.dialled);
  }

  @Test
  void anOlderCallThatGoesOnIsNotTheLastCaller() throws CallRefused {
    var first = phone.rings(0, "sip:300@example.com");
    first.becomes(CallState.CONNECTED);
    phone.rings(1, "sip:400@example.com").ends(487);
    first.becomes(CallState.HELD);
    redial.back();
    assertEquals(List.of("1 sip:400@example.com"), phone.dialled);
  }

  @Test
  void theLastNumberGoesOutByItsOwnLineAsItWasTyped() throws CallRefused {
    phone.dial(Optional.of(phone.lines.get(1)), "100,,23");
    phone.latest.ends(200);
    redial.last();
    assertEquals(List.of("1 100,,23", "1 100,,23"), phone.dialled);
  }

  @Test
  void aLineThatIsGoneLeavesTheChoiceToThePhone() throws CallRefused {
    phone.dial(Optional.of(phone.lines.get(1)), "100");
    phone.latest.ends(200);
    phone.lines.remove(1);
    redial.last();
    assertEquals("0 100", phone.dialled.get(1));
  }

  @Test
  void aBusyNumberIsCalledAgainByItsLineWithAllItsDigits() throws CallRefused {
    with(Map.of("whenBusy", true));
    phone.dial(Optional.of(phone.lines.get(1)), "555,7");
    phone.latest.ends(486);
    time.advance(SomePhone.RETRY);
    assertEquals(List.of("1 555,7", "1 555,7"), phone.dialled);
    phone.latest.becomes(CallState.CONNECTED);
    phone.latest.ends(200);
    time.advance(Duration.ofHours(1));
    assertEquals(2, phone.dialled.size());
    assertEquals(0, time.pending());
  }

  @Test
  void aNumberThatStaysBusyIsGivenUp() throws CallRefused {
    with(Map.of("whenBusy", true, "attempts", 2));
    phone.dial(Optional.empty(), "555");
    for (int i = 0; i < 3; i++) {
      phone.latest.ends(600);
      time.advance(SomePhone.RETRY);
    }
    assertEquals(3, phone.dialled.size());
    assertTrue(phone.notices.get(2).contains("still busy"), phone.notices::toString);
  }

  @Test
  void itWaitsWhileSomebodyTalksAndStopsWhenTold() throws CallRefused {
    with(Map.of("whenBusy", true));
    phone.dial(Optional.empty(), "555");
    phone.latest.ends(486);
    var other = phone.rings(0, "sip:300@example.com");
    time.advance(SomePhone.RETRY);
    assertEquals(1, phone.dialled.size());
    other.ends(487);
    redial.stop();
    time.advance(Duration.ofHours(1));
    assertEquals(1, phone.dialled.size());
  }

  @Test
  void theLogKnowsTheNewestCallerAndTheLine() throws CallRefused {
    CallLog log =
        log(
            entry(Kind.MISSED, 0, "sip:300@example.com", 1),
            entry(Kind.RECEIVED, 1, "sip:400@example.com", 2),
            entry(Kind.DIALLED, 1, "sip:500@example.com", 3));
    redial.bindLog(log);
    redial.back();
    phone.latest.ends(200);
    with(Map.of());
    redial.bindLog(log);
    redial.last();
    assertEquals(List.of("1 sip:400@example.com", "1 sip:500@example.com"), phone.dialled);
    redial.unbindLog(log);
    with(Map.of());
    assertThrows(CallRefused.class, redial::last);
    assertThrows(CallRefused.class, redial::back);
  }
}
