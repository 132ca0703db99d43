package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls between two users of the lab. */
class ProxyTest {
  private Bench bench;
  private Caller alice;
  private Caller bob;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench("_users", "200:two,201:other");
    alice = new Caller(bench.port(), "200", "two", "MD5");
    bob = new Caller(bench.port(), "201", "other", "MD5");
    bob.register();
  }

  @AfterEach
  void close() throws InterruptedException {
    alice.close();
    bob.close();
    bench.close();
  }

  private SipMessage inviteBob() throws IOException, BadMessage {
    SipMessage invite = alice.request("INVITE", "sip:201@" + bench.domain());
    alice.send(invite);
    SipMessage challenge = alice.receiveFinal("INVITE");
    alice.send(alice.ackOf(invite, challenge));
    alice.authenticate(invite, challenge);
    alice.send(invite);
    return invite;
  }

  @Test
  void aCallGoesThroughFromInviteToBye() throws Exception {
    SipMessage invite = inviteBob();
    SipMessage arrived = bob.receive();
    assertEquals("sip:201@127.0.0.1:" + bob.port(), arrived.uri);
    assertEquals("69", arrived.first("Max-Forwards"));
    assertTrue(arrived.all("Proxy-Authorization").isEmpty(), "the proof stays with the lab");
    assertEquals(2, arrived.all("Via").size());
    SipMessage ringing = arrived.reply(180, "Ringing");
    ringing.set("To", arrived.first("To") + ";tag=bob");
    bob.send(ringing);
    assertEquals(180, alice.receive().code);
    SipMessage answer = arrived.reply(200, "OK").add("Contact", bob.contact());
    answer.set("To", arrived.first("To") + ";tag=bob");
    arrived.all("Record-Route").forEach(hop -> answer.add("Record-Route", hop));
    bob.send(answer);
    SipMessage ok = alice.receiveFinal("INVITE");
    assertEquals(1, ok.all("Via").size());
    alice.send(alice.within("ACK", invite, ok, 2));
    SipMessage ack = bob.receive();
    assertEquals("ACK", ack.method);
    assertTrue(ack.all("Route").isEmpty());
    alice.send(alice.within("BYE", invite, ok, 3));
    SipMessage bye = bob.receive();
    assertEquals("BYE", bye.method);
    bob.send(bye.reply(200, "OK"));
    assertEquals(200, alice.receiveFinal("BYE").code);
  }

  @Test
  void aCancelFollowsItsInvite() throws Exception {
    SipMessage invite = inviteBob();
    SipMessage arrived = bob.receive();
    alice.send(
        SipMessage.request("CANCEL", invite.uri)
            .add("Via", invite.first("Via"))
            .add("From", invite.first("From"))
            .add("To", invite.first("To"))
            .add("Call-ID", invite.callId())
            .add("CSeq", "2 CANCEL"));
    SipMessage cancel = bob.receive();
    assertEquals("CANCEL", cancel.method);
    assertEquals(arrived.first("Via"), cancel.first("Via"), "the same branch");
    assertEquals(arrived.uri, cancel.uri);
  }

  @Test
  void withoutProofNothingIsForwarded() throws Exception {
    SipMessage message = alice.request("MESSAGE", "sip:201@" + bench.domain());
    alice.send(message);
    assertEquals(407, alice.receiveFinal("MESSAGE").code);
    SipMessage abroad = alice.request("MESSAGE", "sip:a@192.0.2.1");
    assertEquals(480, alice.ask(abroad).code);
    SipMessage worn = alice.request("MESSAGE", "sip:201@" + bench.domain());
    worn.set("Max-Forwards", "0");
    assertEquals(483, alice.ask(worn).code);
  }
}
