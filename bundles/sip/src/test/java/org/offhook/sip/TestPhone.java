package org.offhook.sip;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.Secret;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.UserAgent;
import org.offhook.api.sip.UserAgentListener;

/** A SIP engine with user agents, on real sockets, driven step by step. */
final class TestPhone implements AutoCloseable {
  /** Longest wait for what must come, in seconds. */
  static final long PATIENCE = 30;

  static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 40000 RTP/AVP 8
      a=rtpmap:8 PCMA/8000
      """
          .replace("\n", "\r\n");

  final RealThread thread = new RealThread();
  final SipSignalling signalling;
  final BlockingQueue<RegistrationState> registrations = new LinkedBlockingQueue<>();
  final BlockingQueue<TestCall> incoming = new LinkedBlockingQueue<>();

  TestPhone(Map<String, Object> config) {
    signalling = new SipSignalling(thread, thread, Settings.sip(config), Settings.model());
  }

  TestPhone(Map<String, Object> config, Resolver resolver) {
    signalling =
        new SipSignalling(thread, thread, Settings.sip(config), Settings.model(), resolver);
  }

  /** An account that sends everything to a server on loopback. */
  static Account account(String user, String password, Transport transport, int... ports) {
    List<ServerAddress> servers =
        java.util.Arrays.stream(ports).mapToObj(p -> new ServerAddress("127.0.0.1", p)).toList();
    return account(user, "127.0.0.1", password, transport, servers);
  }

  static Account account(
      String user, String domain, String password, Transport how, List<ServerAddress> servers) {
    return new Account(
        user,
        domain,
        "Name of " + user,
        user,
        new Secret(password),
        servers.stream().findFirst(),
        servers,
        Optional.empty(),
        how,
        Duration.ofSeconds(120));
  }

  UserAgent open(Account account) {
    return onThread(
        () ->
            signalling.open(
                account,
                new UserAgentListener() {
                  @Override
                  public void onRegistration(RegistrationState state) {
                    registrations.add(state);
                  }

                  @Override
                  public void onIncoming(Session session) {
                    TestCall call = new TestCall();
                    call.session = session;
                    session.listen(call);
                    incoming.add(call);
                  }
                }));
  }

  TestCall call(UserAgent agent, String target, String offer, Header... headers) {
    TestCall call = new TestCall();
    onThread(
        () -> {
          Optional<String> sdp = offer.isEmpty() ? Optional.empty() : Optional.of(offer);
          call.session = agent.invite(target, sdp, List.of(headers), call);
          return null;
        });
    return call;
  }

  TestCall awaitCall() {
    try {
      TestCall call = incoming.poll(PATIENCE, TimeUnit.SECONDS);
      Assertions.assertNotNull(call, "no call came in");
      return call;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  RegistrationState await(Phase phase) {
    try {
      RegistrationState last = null;
      for (int i = 0; i < 20; i++) {
        RegistrationState state = registrations.poll(PATIENCE, TimeUnit.SECONDS);
        if (state == null || state.phase() == phase) {
          Assertions.assertNotNull(state, "not " + phase + ", last was " + last);
          return state;
        }
        last = state;
      }
      throw new AssertionError("not " + phase + ", last was " + last);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T onThread(java.util.concurrent.Callable<T> task) {
    try {
      return thread.call(task);
    } catch (Exception e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  void run(Runnable task) {
    onThread(
        () -> {
          task.run();
          return null;
        });
  }

  /** Waits until so many sessions and user agents are left. */
  void awaitLoad(int expected) {
    CountDownLatch reached = new CountDownLatch(1);
    thread.execute(() -> look(expected, reached));
    try {
      Assertions.assertTrue(
          reached.await(PATIENCE, TimeUnit.SECONDS),
          () -> "left: " + onThread(signalling::load) + " of " + expected);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void look(int expected, CountDownLatch reached) {
    if (signalling.load() == expected) {
      reached.countDown();
    } else {
      thread.after(Duration.ofMillis(20), () -> look(expected, reached));
    }
  }

  int port(Transport transport) {
    return signalling.port(transport);
  }

  @Override
  public void close() {
    signalling.close();
    thread.close();
  }
}
