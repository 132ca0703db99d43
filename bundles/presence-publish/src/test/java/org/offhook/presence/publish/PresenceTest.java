package org.offhook.presence.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DoNotDisturb;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.PublicationState;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.testkit.VirtualTime;

/** What is published of the person at a line, and when. */
class PresenceTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> told = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private CallState state = CallState.RINGING_IN;
  private Phase phase = Phase.REGISTERING;
  private PublicationState published = PublicationState.PUBLISHED;
  private boolean silent;
  private PublicationListener listener;

  private final Line line =
      some(
          Line.class,
          (name, arguments) ->
              switch (name) {
                case "index" -> 0;
                case "addressOfRecord" -> "sip:a&b@example.com";
                case "registration" -> new RegistrationState(phase, 0, "", "", Optional.empty());
                case "publish" -> {
                  PublicationRequest request = (PublicationRequest) arguments[0];
                  listener = (PublicationListener) arguments[1];
                  told.add(request.event() + " " + request.expires() + " " + said(request.body()));
                  yield publication(request.body());
                }
                default -> throw new AssertionError(name);
              });

  private final Call call =
      some(Call.class, (name, arguments) -> name.equals("line") ? line : state);

  private Presence presence;

  private static <T> T some(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> 1;
                  case "equals" -> self == arguments[0];
                  default -> answer.apply(method.getName(), arguments);
                }));
  }

  private Publication publication(String first) {
    return new Publication() {
      private String last = first;

      @Override
      public PublicationState state() {
        return published;
      }

      @Override
      public void change(String body) {
        if (!body.equals(last)) {
          told.add(said(body));
          last = body;
        }
      }

      @Override
      public void close() {
        told.add("closed");
      }
    };
  }

  private static String said(String document) {
    return document.replaceAll("(?s).*<basic>(.*)</basic>.*<note>(.*)</note>.*", "$1 $2");
  }

  private static PresenceConfig config(boolean enabled) {
    Map<String, Object> set = Map.of("enabled", enabled, "expires", 600);
    return some(PresenceConfig.class, (name, arguments) -> set.get(name));
  }

  @BeforeEach
  void begin() {
    presence = new Presence(time, config(true));
    presence.bindLine(line);
    presence.bindPhone(
        some(Phone.class, (name, arguments) -> name.equals("calls") ? List.copyOf(calls) : null));
    presence.bindQuiet(some(DoNotDisturb.class, (name, arguments) -> silent));
    time.run();
  }

  private void registers() {
    phase = Phase.REGISTERED;
    presence.onLine(line);
    time.run();
  }

  @Test
  void nothingIsToldBeforeTheLineIsRegistered() {
    assertEquals(List.of(), told);
    registers();
    assertEquals(List.of("presence PT10M open Available"), told);
    assertEquals("1 of 1 lines published", presence.probe().detail());
  }

  @Test
  void eachStandingIsToldOnce() {
    registers();
    told.clear();
    calls.add(call);
    presence.onCall(call);
    assertEquals(List.of(), told, "a call that rings is no talk");
    for (CallState next : List.of(CallState.CONNECTED, CallState.HELD, CallState.ENDED)) {
      state = next;
      presence.onCall(call);
    }
    silent = true;
    presence.configurationEvent(null);
    time.run();
    silent = false;
    presence.configurationEvent(null);
    time.run();
    assertEquals(
        List.of("open On the phone", "open Available", "closed Do not disturb", "open Available"),
        told);
  }

  @Test
  void whatIsSwitchedOffIsTakenBack() {
    registers();
    presence.modified(config(false));
    time.run();
    assertEquals("closed", told.get(1));
    assertEquals("off", presence.probe().detail());
    presence.modified(config(true));
    time.run();
    assertEquals("presence PT10M open Available", told.get(2));
    presence.unbindLine(line);
    time.run();
    assertEquals("closed", told.get(3));
    presence.close();
    assertEquals(4, told.size());
  }

  @Test
  void aServerThatWantsNoPresenceIsSeenInHealth() {
    registers();
    published = PublicationState.TERMINATED;
    listener.onState(published, "489 Bad Event");
    assertEquals("0 of 1 lines published; a server takes no presence", presence.probe().detail());
  }

  @Test
  void theDocumentIsThatOfRfc3863() {
    String document = Standing.ON_THE_PHONE.document("sip:a&b@example.com", "7");
    assertTrue(document.contains("entity=\"sip:a&amp;b@example.com\""), document);
    assertTrue(document.contains("<rpid:activities><rpid:on-the-phone/></rpid:activities>"));
    assertTrue(!Standing.AVAILABLE.document("sip:a@b", "7").contains("dm:person id"));
  }
}
