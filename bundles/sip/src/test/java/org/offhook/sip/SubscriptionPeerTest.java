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
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;

/** Subscriptions at kamailio, and at a notifier played by sipp. */
class SubscriptionPeerTest {
  private static final String SUMMARY = "application/simple-message-summary";

  @TempDir Path directory;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private TestPhone phone;

  private final SubscriptionListener listener =
      new SubscriptionListener() {
        @Override
        public void onNotification(Notification notification) {
          heard.add(notification.state() + " " + notification.body().strip());
        }

        @Override
        public void onState(SubscriptionState state, String reason) {
          heard.add(state + ": " + reason);
        }
      };

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

  private Subscription subscribe(UserAgent agent, String event, String accept, Duration expires) {
    return phone.onThread(
        () ->
            agent.subscribe(
                new SubscriptionRequest("sip:bob@127.0.0.1", event, List.of(accept), expires),
                listener));
  }

  private void await(String expression) throws InterruptedException {
    StringBuilder before = new StringBuilder();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(TestPhone.PATIENCE);
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
  void whatIsPublishedAtKamailioIsHeardUntilWeLeave() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    try (KamailioPresence kamailio = KamailioPresence.start(directory)) {
      UserAgent agent = agent(kamailio.port());
      Subscription subscription =
          subscribe(agent, "message-summary", SUMMARY, Duration.ofMinutes(10));
      await("ACTIVE: .*");
      kamailio.publish("bob", "message-summary", SUMMARY, "Messages-Waiting: yes\r\n");
      await("ACTIVE Messages-Waiting: yes");
      phone.run(subscription::close);
      kamailio.awaitSeen("SUBSCRIBE \\S+ expires=0");
      assertEquals(SubscriptionState.TERMINATED, phone.onThread(subscription::state));
      assertTrue(heard.isEmpty(), heard.toString());
    }
  }

  @Test
  void aServerThatHasForgottenIsSubscribedToAnew() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    UserAgent agent;
    int port;
    try (KamailioPresence kamailio = KamailioPresence.start(directory)) {
      port = kamailio.port();
      agent = agent(port);
      subscribe(agent, "message-summary", SUMMARY, Duration.ofSeconds(4));
      await("ACTIVE: .*");
    }
    try (KamailioPresence again = KamailioPresence.start(directory, port, "secret")) {
      await("TRYING: .*");
      await("ACTIVE: .*");
      again.publish("bob", "message-summary", SUMMARY, "Messages-Waiting: no\r\n");
      await("ACTIVE Messages-Waiting: no");
    }
  }

  @Test
  void aQuickForkingForgetfulNotifierIsUnderstood() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Sipp sipp = Sipp.start(Sipp.scenario(getClass(), "notify-life.xml"))) {
      UserAgent agent = agent(sipp.port());
      subscribe(agent, "dialog", "application/dialog-info+xml", Duration.ofMinutes(10));
      sipp.awaitSuccess();
      await("ACTIVE one");
      await("TERMINATED last");
      await("TERMINATED: noresource");
    }
  }
}
