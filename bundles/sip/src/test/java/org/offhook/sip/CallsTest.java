package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.UserAgent;

/** Two engines call each other over loopback. */
class CallsTest {
  private static final String FIRST = TestPhone.SDP.replace("o=- 1 1", "o=- 1 2");
  private static final String SECOND = TestPhone.SDP.replace("o=- 1 1", "o=- 1 3");

  private TestPhone alice;
  private TestPhone bob;
  private UserAgent agent;
  private UserAgent other;

  @BeforeEach
  void open() {
    open(Transport.UDP, Map.of());
  }

  private void open(Transport transport, Map<String, Object> config) {
    close();
    alice = new TestPhone(config);
    bob = new TestPhone(config);
    agent = alice.open(TestPhone.account("alice", "", transport, bob.port(transport)));
    other = bob.open(TestPhone.account("bob", "", transport, alice.port(transport)));
  }

  @AfterEach
  void close() {
    if (alice != null) {
      alice.close();
      bob.close();
    }
  }

  private TestCall[] established() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("answer");
    out.await("answered");
    in.await("answered");
    return new TestCall[] {out, in};
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"UDP", "TCP"})
  void ringsAnswersAndEnds(Transport transport) {
    open(transport, Map.of());
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    assertEquals("Name of alice", in.session.remote().displayName());
    assertEquals(Optional.of(TestPhone.SDP), in.session.offer());
    bob.run(in.session::ring);
    out.await("progress 180");
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("answered");
    in.await("answered");
    assertEquals(1800, out.session.sessionExpires());
    assertEquals(1800, in.session.sessionExpires());
    bob.run(in.session::end);
    out.await("ended 200");
    assertTrue(out.end.byPeer());
  }

  /** The session is ended from within the news of the answer, when its ACK has come already. */
  @Test
  void anAnswerInAckThatCannotBeUsedEndsTheCallForBoth() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", "");
    TestCall in = bob.awaitCall();
    in.endsOnAnswer = true;
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("answered");
    out.await("ended 200");
    alice.awaitLoad(1);
    bob.awaitLoad(1);
  }

  @Test
  void lateOfferIsAnsweredInAck() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", "");
    TestCall in = bob.awaitCall();
    assertTrue(in.session.offer().isEmpty());
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("offer");
    out.await("answered");
    in.await("answer");
    in.await("answered");
  }

  @Test
  void earlyMediaIsReliableAndCallAnswered() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(
        () -> {
          in.session.ring();
          in.session.progress(TestPhone.SDP);
          in.session.answer(TestPhone.SDP);
        });
    out.await("progress 180");
    out.await("progress 183");
    out.await("answer");
    out.await("answered");
    in.await("answered");
    assertFalse(out.events.contains("answer"), "the answer came once");
  }

  @Test
  void updateInEarlyDialog() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(() -> in.session.progress(TestPhone.SDP));
    out.await("answer");
    alice.run(() -> out.session.offer(TestPhone.SDP));
    in.await("offer");
    out.await("answer");
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("answered");
  }

  @Test
  void rejected() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(() -> in.session.reject(486, "Busy Here"));
    out.await("ended 486");
    assertEquals("Busy Here", out.end.reason());
  }

  @Test
  void cancelled() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(in.session::ring);
    out.await("progress 180");
    alice.run(out.session::end);
    out.await("ended 487");
    in.await("ended 487");
    assertTrue(in.end.byPeer());
  }

  @Test
  void cancelledBeforeAnythingWasHeard() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    alice.run(out.session::end);
    out.await("ended 487");
    TestCall in = bob.awaitCall();
    bob.run(in.session::ring);
    in.await("ended 487");
  }

  @Test
  void reInviteBothWays() {
    TestCall[] calls = established();
    alice.run(() -> calls[0].session.offer(TestPhone.SDP));
    calls[1].await("offer");
    calls[0].await("answer");
    bob.run(() -> calls[1].session.offer(TestPhone.SDP));
    calls[0].await("offer");
    calls[1].await("answer");
  }

  @Test
  void refusedOfferLeavesTheCallUp() {
    TestCall[] calls = established();
    calls[1].refuseOffers = true;
    alice.run(() -> calls[0].session.offer(TestPhone.SDP));
    calls[0].await("refused 488");
    alice.run(calls[0].session::end);
    calls[1].await("ended 200");
  }

  @Test
  void glareIsResolved() {
    TestCall[] calls = established();
    bob.run(
        () -> {
          alice.run(() -> calls[0].session.offer(FIRST));
          calls[1].session.offer(SECOND);
        });
    // Who was called tries again first; what the caller offered before is answered by then.
    calls[0].await("offer");
    assertEquals(SECOND, calls[0].lastSdp);
    calls[1].await("answer");
    assertFalse(calls[1].events.contains("offer"));
  }

  @Test
  void redirected() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    String elsewhere = "sip:bob@127.0.0.1:" + bob.port(Transport.UDP);
    bob.run(() -> in.session.redirect(List.of(elsewhere)));
    TestCall second = bob.awaitCall();
    bob.run(() -> second.session.answer(TestPhone.SDP));
    out.await("answered");
  }

  @Test
  void redirectInACircleEnds() {
    TestCall out = alice.call(agent, "sip:bob@127.0.0.1", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    bob.run(() -> in.session.redirect(List.of("sip:bob@127.0.0.1")));
    out.await("ended 302");
  }

  @Test
  void requestInsideTheDialog() throws Exception {
    TestCall[] calls = established();
    CompletableFuture<Response> answer = new CompletableFuture<>();
    alice.run(
        () ->
            calls[0].session.send(
                new OutgoingRequest(
                    "INFO", "", List.of(), "application/dtmf-relay", "Signal=5\r\nDuration=160"),
                answer::complete));
    calls[1].await("request INFO");
    assertEquals(200, answer.get(TestPhone.PATIENCE, TimeUnit.SECONDS).code());
  }

  @Test
  void optionsAndUnknownRequests() throws Exception {
    Header ended = new Header("Subscription-State", "terminated");
    assertEquals(200, ask("OPTIONS").code());
    assertEquals(405, ask("REGISTER").code());
    assertEquals(489, ask("NOTIFY", new Header("Event", "nothing"), ended).code());
    assertEquals(481, ask("BYE").code());
    assertEquals(420, ask("OPTIONS", new Header("Require", "telepathy")).code());
  }

  @Test
  void closingTheAgentEndsItsCalls() {
    TestCall[] calls = established();
    alice.run(agent::close);
    calls[1].await("ended 200");
    calls[0].await("ended 200");
    alice.awaitLoad(0);
  }

  @Test
  void nothingIsLeftOfFiftyCalls() {
    for (int i = 0; i < 50; i++) {
      TestCall[] calls = established();
      TestCall ending = calls[i % 2];
      (i % 2 == 0 ? alice : bob).run(ending.session::end);
      calls[0].await("ended 200");
      calls[1].await("ended 200");
    }
    alice.awaitLoad(1);
    bob.awaitLoad(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Transport.class,
      names = {"UDP", "TCP"})
  void callsOverIpv6(Transport transport) throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6 loopback");
    List<ServerAddress> bobs = List.of(new ServerAddress("::1", bob.port(transport)));
    UserAgent six = alice.open(TestPhone.account("carol", "::1", "", transport, bobs));
    TestCall out = alice.call(six, "sip:bob@[::1]", TestPhone.SDP);
    TestCall in = bob.awaitCall();
    assertEquals("sip:carol@[::1]", in.session.remote().uri());
    bob.run(() -> in.session.answer(TestPhone.SDP));
    out.await("answered");
    in.await("answered");
    bob.run(in.session::end);
    out.await("ended 200");
  }

  private static boolean hasIpv6() {
    try (java.net.ServerSocket socket =
        new java.net.ServerSocket(0, 1, java.net.InetAddress.getByName("::1"))) {
      return socket.isBound();
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private Response ask(String method, Header... headers) throws Exception {
    CompletableFuture<Response> answer = new CompletableFuture<>();
    OutgoingRequest request =
        new OutgoingRequest(method, "sip:bob@127.0.0.1", List.of(headers), "", "");
    alice.run(() -> agent.send(request, answer::complete));
    return answer.get(TestPhone.PATIENCE, TimeUnit.SECONDS);
  }
}
