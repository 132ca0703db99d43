package org.offhook.conference.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.testkit.VirtualTime;

class RemoteConferenceTest {
  private final VirtualTime time = new VirtualTime();
  private final Map<String, Object> set = new HashMap<>(Map.of("address", "conf@pbx.test"));
  private final List<String> notices = new ArrayList<>();
  private final List<String> referred = new ArrayList<>();
  private final List<String> subscriptions = new ArrayList<>();
  private final List<Integer> responses = new ArrayList<>();
  private final RemoteConference conference =
      new RemoteConference(time, phone(), this::config, () -> "unique");
  private final SomeCall two = new SomeCall("200", CallState.HELD);
  private final SomeCall three = new SomeCall("300", CallState.CONNECTED);
  private SomeCall focus;
  private String contact = "<sip:room7@pbx.test:5070>;isfocus";

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

  private ConferenceServerConfig config() {
    return of(
        ConferenceServerConfig.class,
        (proxy, method, arguments) -> set.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private Phone phone() {
    return of(
        Phone.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "notice" -> {
                notices.add((String) arguments[0]);
                yield null;
              }
              case "active" -> Optional.empty();
              default -> {
                focus = new SomeCall((String) arguments[1], CallState.DIALING);
                three.state = CallState.HELD;
                yield focus.call;
              }
            });
  }

  private Subscription subscribe(SubscriptionRequest request) {
    subscriptions.add(request.event() + " of " + request.target());
    return of(
        Subscription.class,
        (proxy, method, arguments) -> {
          subscriptions.add(method.getName());
          return null;
        });
  }

  /** A call as the test steers it. */
  private final class SomeCall {
    final String name;
    final Line line =
        of(
            Line.class,
            (proxy, method, arguments) ->
                method.getName().equals("subscribe")
                    ? subscribe((SubscriptionRequest) arguments[0])
                    : "sip:100@pbx.test");
    CallState state;
    SessionEnd end;
    Consumer<Response> answer;
    final Call call;

    SomeCall(String name, CallState state) {
      this.name = name;
      this.state = state;
      Session session =
          of(
              Session.class,
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "headers" -> List.of(contact);
                    case "dialogId" -> new DialogId("id+" + name, "ours", "theirs");
                    case "remoteTarget" -> "sip:" + name + "@10.0.0.1";
                    default -> refer((OutgoingRequest) arguments[0], arguments[1]);
                  });
      call =
          of(
              Call.class,
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "state" -> this.state;
                    case "line" -> line;
                    case "session" -> session;
                    case "remote" -> new Party("", name, "sip:" + name + "@pbx.test");
                    case "end" -> Optional.ofNullable(end);
                    case "resume" -> becomes(CallState.CONNECTED);
                    case "hangup" -> hangsUp();
                    default -> 1;
                  });
    }

    @SuppressWarnings("unchecked")
    private Object refer(OutgoingRequest request, Object onFinal) {
      Header to = request.headers().get(0);
      referred.add(request.method() + " " + name + " " + to.value());
      answer = (Consumer<Response>) onFinal;
      return null;
    }

    void answers(int code) {
      answer.accept(new Response(code, "", List.of(), ""));
    }

    boolean tells(String body) {
      boolean taken = conference.notified(call, about("refer", body));
      time.run();
      return taken;
    }

    Object becomes(CallState next) {
      state = next;
      conference.onCall(call);
      return null;
    }

    private Object hangsUp() {
      end = new SessionEnd(false, 200, "OK", false);
      return state == CallState.ENDED ? null : becomes(CallState.ENDED);
    }

    Object ends(int code, String reason) {
      end = new SessionEnd(true, code, reason, false);
      becomes(CallState.ENDED);
      time.run();
      return null;
    }
  }

  private IncomingRequest about(String event, String body) {
    return of(
        IncomingRequest.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "headers" -> arguments[0].equals("Event") ? List.of(event) : List.of();
              case "body" -> body;
              default -> responses.add(((Response) arguments[0]).code()) ? null : null;
            });
  }

  private void join(SomeCall... calls) throws CallRefused {
    conference.join(List.of(calls).stream().map(each -> each.call).toList());
  }

  private void begin() throws CallRefused {
    join(two, three);
    focus.becomes(CallState.CONNECTED);
    time.run();
  }

  @Test
  void eachPartyIsSentToTheConferenceAndItsOwnCallEnds() throws CallRefused {
    begin();
    assertEquals("sip:conf@pbx.test", focus.name);
    assertEquals(List.of(focus.call), conference.parties());
    assertEquals(List.of("REFER 200 <sip:room7@pbx.test:5070>"), referred);
    two.answers(202);
    assertTrue(two.tells("SIP/2.0 100 Trying"));
    assertEquals(CallState.HELD, two.state);
    assertTrue(two.tells("SIP/2.0 200 OK"));
    assertEquals(CallState.ENDED, two.state);
    assertEquals("REFER 300 <sip:room7@pbx.test:5070>", referred.get(1));
    three.answers(202);
    three.ends(200, "gone there");
    assertEquals(List.of("200 is in the conference", "300 is in the conference"), notices);
    assertEquals(List.of(200, 200), responses);
    assertEquals(0, time.pending());
    conference.leave();
    assertEquals(CallState.ENDED, focus.state);
    assertEquals(List.of(), conference.parties());
    assertEquals(List.of("conference of sip:room7@pbx.test:5070", "close"), subscriptions);
  }

  @Test
  void theConferenceCanCallThePartiesInstead() throws CallRefused {
    set.put("refer", "FOCUS");
    begin();
    assertEquals(
        "REFER sip:conf@pbx.test <sip:200@10.0.0.1"
            + "?Replaces=id%2B200%3Bto-tag%3Dtheirs%3Bfrom-tag%3Dours>",
        referred.get(0));
    focus.answers(202);
    assertTrue(focus.tells("SIP/2.0 200 OK"));
    assertEquals(CallState.ENDED, two.state);
    focus.tells("SIP/2.0 603 Decline");
    assertEquals(CallState.HELD, three.state);
    assertEquals("300 is not in the conference: 603", notices.get(1));
  }

  @Test
  void aMediaServerIsCalledByANameThatWeMakeUp() throws CallRefused {
    set.put("address", "10.0.0.9:5080");
    contact = "<sip:10.0.0.9>";
    begin();
    assertEquals("sip:conf=unique@10.0.0.9:5080", focus.name);
    assertEquals(List.of("REFER 200 <sip:conf=unique@10.0.0.9:5080>"), referred);
    assertEquals(List.of(), subscriptions, "it is no focus");
  }

  @Test
  void whoDoesNotComeStaysOnHold() throws CallRefused {
    begin();
    two.answers(405);
    time.run();
    assertEquals(CallState.HELD, two.state);
    three.answers(202);
    time.advance(Duration.ofSeconds(30));
    assertEquals(
        List.of("200 is not in the conference: 405", "300 is not in the conference: 408"), notices);
    join(two);
    assertEquals(3, referred.size());
    two.ends(200, "has hung up");
    assertEquals("200 is not in the conference: 480", notices.get(2));
    assertEquals(0, time.pending());
  }

  @Test
  void withoutAnAnswerTheFirstCallIsTakenBack() throws CallRefused {
    join(two, three);
    focus.ends(503, "Service Unavailable");
    assertEquals("There is no conference: 503 Service Unavailable", notices.get(0));
    assertEquals(CallState.CONNECTED, two.state);
    assertEquals(List.of(), conference.parties());
    assertThrows(CallRefused.class, conference::leave);
  }

  @Test
  void whatCannotBeDoneIsRefused() {
    assertThrows(CallRefused.class, () -> join(two));
    two.state = CallState.RINGING_OUT;
    assertThrows(CallRefused.class, () -> join(two, three));
    two.state = CallState.HELD;
    assertThrows(CallRefused.class, () -> conference.split(two.call));
    for (String address : List.of("0.0.0.0", "", "two words", "a@b@c")) {
      set.put("address", address);
      assertThrows(CallRefused.class, () -> join(two, three), address);
    }
  }

  @Test
  void othersNotificationsAreLeftToOthers() throws CallRefused {
    assertFalse(two.tells("SIP/2.0 200 OK"));
    begin();
    assertFalse(three.tells("SIP/2.0 200 OK"));
    assertFalse(conference.notified(two.call, about("dialog", "")));
    assertEquals(CallState.HELD, two.state);
    conference.close();
    time.advance(Duration.ofHours(1));
    assertEquals(1, referred.size());
    assertEquals(0, time.pending());
  }

  @Test
  void aFocusIsKnownByItsContact() {
    assertEquals(
        Optional.of("sip:r@h"), ConferenceAddress.ofFocus(List.of("\"x\" <sip:r@h>;a;isfocus")));
    assertEquals(Optional.empty(), ConferenceAddress.ofFocus(List.of("<sip:r@h;isfocus>")));
    assertEquals(Optional.empty(), ConferenceAddress.ofFocus(List.of()));
  }
}
