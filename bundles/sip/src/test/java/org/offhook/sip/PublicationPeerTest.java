package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.PublicationState;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;

/** States published at kamailio, and at a compositor played by sipp. */
class PublicationPeerTest {
  private static final String SUMMARY = "application/simple-message-summary";

  @TempDir Path directory;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private TestPhone phone;

  @AfterEach
  void close() {
    if (phone != null) {
      phone.close();
    }
  }

  private UserAgent agent(int port) {
    phone = new TestPhone(Map.of("t1", 100));
    return phone.open(TestPhone.account("bob", "secret", Transport.UDP, port));
  }

  private Publication publish(UserAgent agent, String body, Duration expires) {
    return phone.onThread(
        () ->
            agent.publish(
                new PublicationRequest(
                    "sip:bob@127.0.0.1", "message-summary", expires, SUMMARY, body),
                (state, reason) -> heard.add((state + " " + reason).strip())));
  }

  private void await(String expression) throws InterruptedException {
    StringBuilder before = new StringBuilder();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (true) {
      String next = heard.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      assertTrue(next != null, "waited for " + expression + ", heard " + before);
      if (next.matches("(?s)" + expression)) {
        return;
      }
      before.append(next).append("; ");
    }
  }

  @Test
  void whatIsPublishedIsSeenByAWatcherUntilItIsTakenBack() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    try (KamailioPresence kamailio = KamailioPresence.start(directory)) {
      UserAgent agent = agent(kamailio.port());
      phone.run(
          () ->
              agent.subscribe(
                  new SubscriptionRequest(
                      "sip:bob@127.0.0.1",
                      "message-summary",
                      List.of(SUMMARY),
                      Duration.ofMinutes(1)),
                  notification -> heard.add("seen " + notification.body().strip())));
      Publication publication = publish(agent, "Messages-Waiting: yes\r\n", Duration.ofMinutes(10));
      await("seen Messages-Waiting: yes");
      assertEquals(PublicationState.PUBLISHED, phone.onThread(publication::state));
      phone.run(() -> publication.change("Messages-Waiting: no\r\n"));
      await("seen Messages-Waiting: no");
      kamailio.awaitSeen("PUBLISH bob message-summary expires=600 if=\\S");
      phone.run(publication::close);
      kamailio.awaitSeen("PUBLISH bob message-summary expires=0 if=\\S");
      assertEquals(PublicationState.TERMINATED, phone.onThread(publication::state));
    }
  }

  @Test
  void aServerThatHasForgottenIsToldAnew() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    UserAgent agent;
    int port;
    try (KamailioPresence kamailio = KamailioPresence.start(directory)) {
      port = kamailio.port();
      agent = agent(port);
      publish(agent, "Messages-Waiting: yes\r\n", Duration.ofSeconds(4));
      await("PUBLISHED");
    }
    try (KamailioPresence again = KamailioPresence.start(directory, port, "secret")) {
      await("TRYING 412 .*");
      await("PUBLISHED");
      again.awaitSeen("PUBLISH bob message-summary expires=4 if=<null>");
    }
  }

  /** Too brief, forgotten, an answer without a word, changed, and not wanted any more. */
  @Test
  void eachAnswerOfACompositorIsUnderstood() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Sipp sipp = Sipp.start(Sipp.scenario(getClass(), "publish-life.xml"))) {
      UserAgent agent = agent(sipp.port());
      Publication publication = publish(agent, "one", Duration.ofSeconds(1));
      await("PUBLISHED");
      await("TRYING 412 .*");
      await("PUBLISHED");
      phone.run(() -> publication.change("one"));
      phone.run(() -> publication.change("two"));
      await("TERMINATED 489 .*");
      sipp.awaitSuccess();
      assertTrue(heard.isEmpty(), heard.toString());
    }
  }

  @Test
  void onceIsOnce() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    try (KamailioPresence kamailio = KamailioPresence.start(directory)) {
      UserAgent agent = agent(kamailio.port());
      Publication publication = publish(agent, "Messages-Waiting: yes\r\n", Duration.ZERO);
      await("TERMINATED");
      phone.run(publication::close);
      assertEquals(1, kamailio.seen("PUBLISH bob message-summary expires=<null> if=<null>"));
      assertEquals(1, kamailio.seen("PUBLISH"));
    }
  }

  /** We publish, and are no compositor. */
  @Test
  void aPublishThatComesInIsNotAllowed() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    phone = new TestPhone(Map.of());
    phone.open(TestPhone.account("bob", "secret", Transport.UDP, 9));
    try (Sipp sipp =
        Sipp.start(
            Sipp.scenario(getClass(), "publish-in.xml"),
            "-s",
            "bob",
            "127.0.0.1:" + phone.port(Transport.UDP))) {
      sipp.awaitSuccess();
    }
  }
}
