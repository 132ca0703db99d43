package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;

/** Scenarios played by sipp, in both directions. */
class SippPeerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(TestPhone.PATIENCE);

  private TestPhone phone;

  @BeforeEach
  void open() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    phone = new TestPhone(Map.of("t1", 100));
  }

  @AfterEach
  void close() {
    if (phone != null) {
      phone.close();
    }
  }

  private Sipp caller(String scenario) throws Exception {
    phone.open(TestPhone.account("bob", "", Transport.UDP, 9));
    return Sipp.start(
        Sipp.scenario(getClass(), scenario + ".xml"),
        "-s",
        "bob",
        "127.0.0.1:" + phone.port(Transport.UDP));
  }

  private static Sipp callee(String scenario) throws Exception {
    return Sipp.start(Sipp.scenario(SippPeerTest.class, scenario + ".xml"));
  }

  private UserAgent agent(int... ports) {
    return phone.open(TestPhone.account("bob", "secret", Transport.UDP, ports));
  }

  @Test
  void lateOfferToUs() throws Exception {
    try (Sipp sipp = caller("late-offer-to-us")) {
      TestCall call = phone.awaitCall();
      phone.run(() -> call.session.answer(TestPhone.SDP));
      call.await("answer");
      call.await("answered");
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  @Test
  void prackToUs() throws Exception {
    try (Sipp sipp = caller("prack-to-us")) {
      TestCall call = phone.awaitCall();
      phone.run(
          () -> {
            call.session.ring();
            call.session.answer(TestPhone.SDP);
          });
      call.await("ended 200");
      sipp.awaitSuccess();
    }
  }

  @Test
  void reInviteAndUpdateToUs() throws Exception {
    try (Sipp sipp = caller("reinvite-to-us")) {
      TestCall call = phone.awaitCall();
      phone.run(() -> call.session.answer(TestPhone.SDP));
      call.await("answered");
      call.await("offer");
      call.await("answer");
      call.await("offer");
      call.await("ended 200");
      sipp.awaitSuccess();
    }
  }

  @Test
  void refusals() throws Exception {
    try (Sipp sipp = caller("refusals")) {
      sipp.awaitSuccess();
    }
    assertTrue(phone.incoming.isEmpty());
  }

  @Test
  void mergedRequest() throws Exception {
    try (Sipp sipp = caller("merged")) {
      TestCall call = phone.awaitCall();
      sipp.awaitMessage(PATIENCE, "\nSIP/2\\.0 482 ");
      phone.run(() -> call.session.answer(TestPhone.SDP));
      call.await("ended 200");
      sipp.awaitSuccess();
    }
  }

  @Test
  void cancelledByThePeerBecauseAnsweredElsewhere() throws Exception {
    try (Sipp sipp = caller("cancel-to-us")) {
      TestCall call = phone.awaitCall();
      phone.run(call.session::ring);
      call.await("ended 487");
      assertTrue(call.end.answeredElsewhere());
      sipp.awaitSuccess();
    }
  }

  @Test
  void answerIsRepeatedUntilAcknowledged() throws Exception {
    try (Sipp sipp = caller("lost-ack")) {
      TestCall call = phone.awaitCall();
      phone.run(() -> call.session.answer(TestPhone.SDP));
      call.await("answered");
      phone.run(call.session::end);
      sipp.awaitSuccess();
      long sent = sipp.messages().lines().filter(l -> l.equals("SIP/2.0 200 OK")).count();
      assertTrue(sent >= 4, "the answer was sent " + sent + " times, the 200 to BYE included");
    }
  }

  @Test
  void lateOfferFromUs() throws Exception {
    try (Sipp sipp = callee("late-offer-from-us")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", "");
      call.await("answered");
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  @Test
  void earlyMediaIsAcknowledged() throws Exception {
    try (Sipp sipp = callee("prack-from-us")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("progress 183");
      call.await("answer");
      sipp.awaitSuccess();
    }
  }

  @Test
  void everyChallengeIsAnswered() throws Exception {
    try (Sipp sipp = callee("invite-401-407")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  /** No two calls have the same Call-ID, not even after a restart. */
  @Test
  void aThousandCallsAreToldApart() throws Exception {
    String busy =
        """
        <?xml version="1.0"?><scenario name="busy">
        <recv request="INVITE"/>
        <send><![CDATA[

        SIP/2.0 486 Busy Here
        [last_Via:]
        [last_From:]
        [last_To:];tag=[call_number]
        [last_Call-ID:]
        [last_CSeq:]
        Content-Length: 0

        ]]></send>
        <recv request="ACK"/>
        </scenario>
        """;
    try (Sipp sipp = Sipp.start(busy, "-m", "1000")) {
      for (int half = 0; half < 2; half++) {
        UserAgent agent = agent(sipp.port());
        for (int i = 0; i < 500; i++) {
          phone.call(agent, "sip:sipp@127.0.0.1", TestPhone.SDP).await("ended 486");
        }
        if (half == 0) {
          phone.close();
          phone = new TestPhone(Map.of("t1", 100));
        }
      }
      sipp.awaitSuccess();
      long names =
          sipp.messages().lines().filter(line -> line.startsWith("Call-ID:")).distinct().count();
      assertEquals(1000, names);
    }
  }

  @Test
  void nextServerAfter503() throws Exception {
    try (Sipp first = callee("invite-503");
        Sipp second = callee("lost-200")) {
      UserAgent agent = agent(first.port(), second.port());
      TestCall call = phone.call(agent, "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      phone.run(call.session::end);
      first.awaitSuccess();
      second.awaitSuccess();
    }
  }

  @Test
  void nextServerAfterSilence() throws Exception {
    phone.close();
    phone = new TestPhone(Map.of("inviteTimer", 700));
    try (Sipp second = callee("lost-200")) {
      UserAgent agent = agent(FreePort.any(), second.port());
      TestCall call = phone.call(agent, "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      phone.run(call.session::end);
      second.awaitSuccess();
    }
  }

  @Test
  void glareIsTriedAgain() throws Exception {
    try (Sipp sipp = callee("invite-491-reinvite")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      phone.run(() -> call.session.offer(TestPhone.SDP));
      call.await("answer");
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  /** The answer to a refresh says nothing of the offer that waits behind it. */
  @Test
  void aRefreshIsNotTakenForTheOfferBehindIt() throws Exception {
    try (Sipp sipp = callee("refresh-488-reinvite")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      call.events.clear();
      phone.run(
          () -> {
            ((CallSession) call.session).negotiation().refresh();
            call.session.offer(TestPhone.SDP.replace("o=- 1 1", "o=- 1 2"));
          });
      assertEquals("refused 488", call.events.poll(TestPhone.PATIENCE, TimeUnit.SECONDS));
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  /** What was offered before the peer's own offer was answered is out of date by then. */
  @Test
  void anOfferThatWaitsIsDroppedWhenThePeersIsAnswered() throws Exception {
    try (Sipp sipp = callee("invite-491-counter")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      phone.run(() -> call.session.offer(TestPhone.SDP));
      call.await("offer");
      call.await("ended 200");
      sipp.awaitSuccess();
    }
  }

  @Test
  void sessionIsRefreshedAndEndsWhenThePeerDoesNot() throws Exception {
    try (Sipp sipp = callee("session-timer")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      assertEquals(4, phone.onThread(call.session::sessionExpires));
      call.await("ended 408");
      sipp.awaitSuccess();
    }
  }

  @Test
  void cancelledByUs() throws Exception {
    try (Sipp sipp = callee("cancel-from-us")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("progress 180");
      phone.run(call.session::end);
      call.await("ended 487");
      sipp.awaitSuccess();
    }
  }

  @Test
  void secondForkIsAcknowledgedAndEnded() throws Exception {
    try (Sipp sipp = callee("forking")) {
      TestCall call = phone.call(agent(sipp.port()), "sip:sipp@127.0.0.1", TestPhone.SDP);
      call.await("answered");
      // The other fork has its BYE before this call ends.
      sipp.awaitMessage(PATIENCE, "\nBYE sip:forkB@");
      phone.run(call.session::end);
      sipp.awaitSuccess();
    }
  }

  @Test
  void intervalTooBriefAndRetryAfter() throws Exception {
    try (Sipp sipp = callee("register-423")) {
      UserAgent agent = agent(sipp.port());
      phone.run(agent::register);
      phone.await(Phase.FAILED);
      phone.await(Phase.REGISTERED);
      sipp.awaitSuccess();
    }
  }
}
