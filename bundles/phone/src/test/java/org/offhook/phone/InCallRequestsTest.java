package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallRequestHandler;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;

/** Requests inside a call go to who asked for them. */
class InCallRequestsTest {
  private final Desk desk = new Desk();
  private final List<Integer> answered = new ArrayList<>();

  @Test
  void theHighestHandlerOfTheMethodThatTakesItAnswers() {
    desk.dialled();
    FakeSession session = desk.line.last();
    session.peer.onRequest(new Info());
    assertEquals(List.of(501), answered);

    CallRequestHandler refers = (call, request) -> answer(request, 202);
    CallRequestHandler picky = (call, request) -> false;
    CallRequestHandler digits = (call, request) -> answer(request, 200);
    desk.phone.bindRequests(
        refers, Map.of(CallRequestHandler.METHOD, "REFER", "service.ranking", 9));
    desk.phone.bindRequests(
        picky,
        Map.of(CallRequestHandler.METHOD, new String[] {"INFO", "MESSAGE"}, "service.ranking", 5));
    desk.phone.bindRequests(digits, Map.of(CallRequestHandler.METHOD, "INFO"));
    session.peer.onRequest(new Info());
    desk.phone.unbindRequests(digits);
    session.peer.onRequest(new Info());
    assertEquals(List.of(501, 200, 501), answered);
  }

  private static boolean answer(IncomingRequest request, int code) {
    request.respond(new Response(code, "", List.of(), ""));
    return true;
  }

  private final class Info implements IncomingRequest {
    @Override
    public String method() {
      return "INFO";
    }

    @Override
    public Party from() {
      return new Party("", "200", "sip:200@example.org");
    }

    @Override
    public List<String> headers(String name) {
      return List.of();
    }

    @Override
    public String contentType() {
      return "";
    }

    @Override
    public String body() {
      return "";
    }

    @Override
    public void respond(Response response) {
      answered.add(response.code());
    }
  }
}
