package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe;
import org.offhook.testkit.AtOnce;

/** Registering at the lab, and the phone's account there. */
class RegistrarTest {
  private final Bench bench = bench();

  private static Bench bench() {
    try {
      return new Bench("_users", "200:two");
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    bench.close();
  }

  private String password() throws InterruptedException {
    long end = System.nanoTime() + 5_000_000_000L;
    synchronized (bench.stored) {
      while (!bench.stored.containsKey("voip/line/0/auth_password")) {
        assertTrue(System.nanoTime() < end, "no account was given");
        bench.stored.wait(1000);
      }
      return bench.stored.get("voip/line/0/auth_password");
    }
  }

  @Test
  void thePhoneGetsAnAccountAndRegistersWithBothAlgorithms() throws Exception {
    String password = password();
    assertEquals("100", bench.stored.get("voip/line/0/id"));
    assertEquals(
        Integer.toString(bench.port()), bench.stored.get("voip/signalling/sip/proxy_port"));
    assertFalse(bench.stored.containsKey("voip/signalling/sip/sip_registrar/port"), "no such path");
    for (String algorithm : List.of("MD5", "SHA-256")) {
      try (Caller phone = new Caller(bench.port(), "100", password, algorithm)) {
        SipMessage ok = phone.register();
        assertEquals(200, ok.code);
        assertTrue(ok.all("Contact").toString().contains(phone.contact()), ok.fields.toString());
      }
    }
    assertTrue(bench.lab.probe().detail().contains("1 users registered"));
  }

  @Test
  void anAccountThatIsThereIsLeftAlone() throws Exception {
    String password = password();
    try (Bench again = new Bench()) {
      again.stored.put("voip/line/0/id", "555");
      Account account = new Account(new Bench.Memory(again.stored));
      assertTrue(account.lineIsConfigured());
      account.follow(4711);
      assertEquals("555", again.stored.get("voip/line/0/id"));
    }
    Account account = new Account(new Bench.Memory(bench.stored));
    account.follow(4711);
    assertEquals("4711", bench.stored.get("voip/signalling/sip/proxy_port"));
    assertEquals(password, bench.stored.get("voip/line/0/auth_password"));
  }

  @Test
  void wrongPasswordsUnknownUsersAndBorrowedNamesAreRefused() throws Exception {
    password();
    try (Caller wrong = new Caller(bench.port(), "200", "wrong", "MD5");
        Caller unknown = new Caller(bench.port(), "999", "x", "MD5");
        Caller right = new Caller(bench.port(), "200", "two", "MD5")) {
      assertEquals(401, wrong.register().code);
      assertEquals(401, unknown.register().code);
      SipMessage borrowed = right.request("REGISTER", "sip:127.0.0.1");
      borrowed.set("To", "<sip:100@127.0.0.1>");
      assertEquals(403, right.ask(borrowed).code);
      assertEquals(200, right.register().code);
    }
  }

  @Test
  void aBindingEndsWithExpiresZero() throws Exception {
    try (Caller phone = new Caller(bench.port(), "200", "two", "MD5")) {
      assertEquals(200, phone.register().code);
      SipMessage register = phone.request("REGISTER", "sip:127.0.0.1");
      register.set("To", "<sip:200@127.0.0.1>");
      register.add("Expires", "0");
      SipMessage ok = phone.ask(register);
      assertEquals(200, ok.code);
      assertEquals(List.of(), ok.all("Contact"));
      assertEquals(404, phone.ask(phone.request("INVITE", "sip:200@" + bench.domain())).code);
    }
  }

  @Test
  void aStreamMayComeInPieces() throws Exception {
    String text =
        "OPTIONS sip:%s SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:9;branch=z9hG4bKa\r\n"
                .formatted(bench.domain())
            + "From: <sip:a@b.c>;tag=1\r\nTo: <sip:a@b.c>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\n"
            + "Content-Length: 4\r\n\r\nbody";
    try (Socket socket = new Socket("127.0.0.1", bench.port())) {
      socket.setSoTimeout(5000);
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] pong = socket.getInputStream().readNBytes(2);
      assertEquals("\r\n", new String(pong, StandardCharsets.US_ASCII));
      for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(b);
      }
      byte[] answer = socket.getInputStream().readNBytes(14);
      assertEquals("SIP/2.0 200 OK", new String(answer, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void itListensOnLoopbackAloneAndSaysHowItIs() throws Exception {
    assertEquals(HealthProbe.State.OK, bench.lab.probe().state());
    try (Bench second = new Bench("port", bench.port())) {
      assertEquals(HealthProbe.State.CRITICAL, second.lab.probe().state());
      assertEquals(0, second.port());
    }
    try (Bench off = new Bench("enabled", false)) {
      assertEquals("switched off", off.lab.probe().detail());
    }
  }

  @Test
  void closingIsQuickAndFreesThePort() throws Exception {
    AtomicInteger port = new AtomicInteger();
    AtOnce.closes(
        () -> {
          Bench one = new Bench();
          port.set(one.port());
          return one;
        });
    try (Bench two = new Bench("port", port.get())) {
      assertEquals(port.get(), two.port());
    }
  }
}
