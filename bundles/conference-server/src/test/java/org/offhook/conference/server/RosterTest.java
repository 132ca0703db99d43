package org.offhook.conference.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionState;

class RosterTest {
  private final List<String> notices = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final Roster roster = new Roster(line(), "sip:room7@pbx.test", notices::add);

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private Line line() {
    Subscription subscription =
        of(
            Subscription.class,
            (proxy, method, arguments) -> asked.add(method.getName()) ? null : 0);
    return of(
        Line.class,
        (proxy, method, arguments) ->
            method.getName().equals("subscribe") ? subscription : "sip:100@pbx.test");
  }

  private static String user(String number, String attributes, String name, String... statuses) {
    StringBuilder text =
        new StringBuilder("<user entity=\"sip:" + number + "@pbx.test\" " + attributes + ">");
    if (!name.isEmpty()) {
      text.append("<display-text>").append(name).append("</display-text>");
    }
    for (String status : statuses) {
      text.append("<endpoint entity=\"x\"><display-text>pc</display-text><status>")
          .append(status)
          .append("</status></endpoint>");
    }
    return text + "</user>";
  }

  private void tells(int version, String state, String... users) {
    body(
        "<?xml version=\"1.0\"?>"
            + "<c:conference-info xmlns:c=\"urn:ietf:params:xml:ns:conference-info\""
            + " entity=\"sip:room7@pbx.test\" state=\""
            + state
            + "\" version=\""
            + version
            + "\"><users>"
            + String.join("", users)
            + "</users></c:conference-info>");
  }

  private void body(String body) {
    roster.onNotification(new Notification(SubscriptionState.ACTIVE, List.of(), "", body));
  }

  @Test
  void whoJoinsAndLeavesIsTold() {
    tells(1, "full", user("100", "", "We", "connected"), user("200", "", "Ann", "connected"));
    assertEquals(List.of("We", "Ann"), roster.names());
    assertEquals(List.of(), notices);
    tells(2, "partial", user("300", "state=\"full\"", "", "alerting"));
    assertEquals(2, roster.names().size());
    tells(3, "partial", user("300", "state=\"full\"", "Bo&#x9;b", "disconnected", "on-hold"));
    tells(4, "partial", user("200", "state=\"deleted\"", ""));
    tells(4, "partial", user("300", "state=\"deleted\"", ""));
    assertEquals(List.of("Bo?b has joined the conference", "Ann has left the conference"), notices);
    tells(9, "full", user("300", "", "Bob"));
    assertEquals(List.of("Bob"), roster.names());
    assertEquals(2, notices.size(), "we ourselves are no news");
    assertEquals(List.of(), asked);
    roster.close();
    assertEquals(List.of("close"), asked);
  }

  @Test
  void whatWasLostIsAskedForAnew() {
    tells(1, "full", user("200", "", "Ann"));
    tells(3, "partial", user("200", "state=\"deleted\"", ""));
    assertEquals(List.of("refresh"), asked);
    assertEquals(List.of("Ann"), roster.names());
    tells(4, "full");
    assertEquals(List.of(), roster.names());
  }

  @Test
  void whatIsNoRosterIsPassedOver() {
    tells(1, "full", user("200", "", "Ann"));
    body("");
    body("<dialog-info version=\"2\"/>");
    body("<conference-info version=\"two\"/>");
    body("no xml");
    assertEquals(List.of("Ann"), roster.names());
    String bomb =
        "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<conference-info version=\"2\"><users><user entity=\"a\">"
            + "<display-text>&x;</display-text></user></users></conference-info>";
    assertThrows(IOException.class, () -> ConferenceInfo.read(bomb));
    assertThrows(IOException.class, () -> ConferenceInfo.read("x".repeat((1 << 20) + 1)));
  }

  @Test
  void aConferenceThatIsNoMoreHasNobody() {
    tells(1, "full", user("200", "", "Ann"));
    tells(2, "deleted");
    assertEquals(List.of(), roster.names());
    assertEquals(List.of("Ann has left the conference"), notices);
  }
}
