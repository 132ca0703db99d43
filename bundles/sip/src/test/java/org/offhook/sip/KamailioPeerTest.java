package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.UserAgent;
import org.offhook.testkit.peer.Kamailio;
import org.offhook.testkit.peer.KamailioSetup;
import org.offhook.testkit.peer.TestCertificates;

/** Registration and calls at kamailio. */
class KamailioPeerTest {
  private static final Map<String, String> USERS = Map.of("alice", "secret1", "bob", "secret2");

  @BeforeEach
  void installed() {
    assumeTrue(Kamailio.isInstalled(), "kamailio is not installed");
  }

  private static Account account(String user, String password, Transport how, int port) {
    List<ServerAddress> servers = List.of(new ServerAddress("127.0.0.1", port));
    return TestPhone.account(user, "offhook.test", password, how, servers);
  }

  @ParameterizedTest
  @CsvSource({"UDP,MD5", "TCP,MD5", "UDP,SHA-256", "TCP,SHA-256"})
  void registersAndUnregisters(Transport transport, String algorithm) throws Exception {
    KamailioSetup setup = KamailioSetup.of("offhook.test", USERS).with(algorithm);
    try (Kamailio kamailio = Kamailio.start(setup);
        TestPhone phone = new TestPhone(Map.of())) {
      UserAgent agent = phone.open(account("alice", "secret1", transport, kamailio.port()));
      phone.run(agent::register);
      RegistrationState state = phone.await(Phase.REGISTERED);
      assertEquals("127.0.0.1:" + kamailio.port() + "/" + transport, state.server());
      assertEquals("127.0.0.1", phone.onThread(agent::localAddress));
      assertTrue(kamailio.bindings().contains("sip:alice@127.0.0.1"), kamailio.bindings());
      phone.run(agent::close);
      phone.await(Phase.UNREGISTERED);
      kamailio.await(line -> line.contains("SEEN REGISTER") && line.contains("expires=0"));
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(TestPhone.PATIENCE);
      while (kamailio.bindings().contains("sip:alice@127.0.0.1")) {
        assertTrue(System.nanoTime() < until, kamailio.bindings());
      }
    }
  }

  @Test
  void wrongPasswordIsToldAndNotRepeated() throws Exception {
    try (Kamailio kamailio = Kamailio.start(KamailioSetup.of("offhook.test", USERS));
        TestPhone phone = new TestPhone(Map.of())) {
      UserAgent agent = phone.open(account("alice", "wrong", Transport.UDP, kamailio.port()));
      phone.run(agent::register);
      assertEquals(401, phone.await(Phase.FAILED).code());
      long sent = kamailio.output().lines().filter(l -> l.contains("SEEN REGISTER")).count();
      assertTrue(sent <= 3, "sent " + sent + " times");
    }
  }

  @Test
  void registersOverTlsOnlyWhereTheNameFits() throws Exception {
    assumeTrue(TestCertificates.canBeMade(), "openssl is not installed");
    TestCertificates files = TestCertificates.make("DNS:offhook.test");
    KamailioSetup setup = KamailioSetup.of("offhook.test", USERS).with(files);
    Map<String, Object> trust = Map.of("tlsTrust", files.authority().toString());
    try (Kamailio kamailio = Kamailio.start(setup)) {
      Resolver names = new FixedNames("offhook.test", "other.test");
      try (TestPhone phone = new TestPhone(trust, names)) {
        UserAgent agent = phone.open(tls("offhook.test", kamailio));
        phone.run(agent::register);
        phone.await(Phase.REGISTERED);
      }
      try (TestPhone phone = new TestPhone(trust, names)) {
        UserAgent agent = phone.open(tls("other.test", kamailio));
        phone.run(agent::register);
        RegistrationState failed = phone.await(Phase.FAILED);
        assertEquals(503, failed.code(), failed.reason());
      }
      try (TestPhone phone = new TestPhone(Map.of(), names)) {
        UserAgent agent = phone.open(tls("offhook.test", kamailio));
        phone.run(agent::register);
        assertEquals(503, phone.await(Phase.FAILED).code());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP,UDP", "TCP,UDP", "TCP,TCP"})
  void callsThroughTheProxy(Transport caller, Transport called) throws Exception {
    try (Kamailio kamailio = Kamailio.start(KamailioSetup.of("offhook.test", USERS));
        TestPhone alice = new TestPhone(Map.of());
        TestPhone bob = new TestPhone(Map.of())) {
      UserAgent a = alice.open(account("alice", "secret1", caller, kamailio.port()));
      UserAgent b = bob.open(account("bob", "secret2", called, kamailio.port()));
      alice.run(a::register);
      bob.run(b::register);
      alice.await(Phase.REGISTERED);
      bob.await(Phase.REGISTERED);
      TestCall out = alice.call(a, "sip:bob@offhook.test", TestPhone.SDP);
      TestCall in = bob.awaitCall();
      bob.run(in.session::ring);
      out.await("progress 180");
      bob.run(() -> in.session.answer(TestPhone.SDP));
      out.await("answered");
      in.await("answered");
      bob.run(() -> in.session.offer(TestPhone.SDP));
      out.await("offer");
      in.await("answer");
      alice.run(out.session::end);
      in.await("ended 200");
    }
  }

  private static Account tls(String domain, Kamailio kamailio) {
    List<ServerAddress> servers = List.of(new ServerAddress(domain, kamailio.tlsPort()));
    return TestPhone.account("alice", "offhook.test", "secret1", Transport.TLS, servers);
  }

  /** Names that all mean 127.0.0.1. */
  private record FixedNames(String... names) implements Resolver {
    @Override
    public List<Naptr> naptr(String domain) {
      return List.of();
    }

    @Override
    public List<Srv> srv(String name) {
      return List.of();
    }

    @Override
    public List<String> addresses(String name) {
      return List.of(names).contains(name) ? List.of("127.0.0.1") : List.of();
    }
  }
}
