package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** sipp plays the other side of calls that need every message in its place. */
class ScenarioIT {
  private static final String MEDIA = "[media_port]";

  @TempDir Path directory;

  /** A phone registered at kamailio whose calls go to this port. */
  private PhoneProcess phone(Exchange exchange, int proxy) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    return HousePhone.registered(directory, exchange.behind(proxy));
  }

  private static Sipp caller(PhoneProcess phone, Scenario scenario) throws IOException {
    return HousePhone.spokenTo(phone, scenario.toString());
  }

  @Test
  void lateOfferThenHeldAndResumedByThePeer() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .invites("")
            .hears(200, "m=audio [0-9]+ RTP/AVP")
            .asks("ACK", 1, "sendrecv")
            .asks("INVITE", 2, "sendonly")
            .hears(200, "a=recvonly")
            .asks("ACK", 2, "")
            .asks("UPDATE", 3, "sendrecv")
            .hears(200, "a=sendrecv")
            .isEnded();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange, FreePort.any());
        Sipp sipp = caller(phone, scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      sipp.awaitMessage(Exchange.SOON, received("200 OK", "3 UPDATE"));
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED .*PCMA");
      phone.exec("hangup");
      sipp.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    }
  }

  @Test
  void ringingIsReliableAndThePhoneHangsUp() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .invites("sendrecv", "Require: 100rel")
            .hearsReliably(180, 2)
            .hears(200, "a=sendrecv")
            .asks("ACK", 1, "")
            .receives("BYE")
            .agrees("200 OK", "");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange, FreePort.any());
        Sipp sipp = caller(phone, scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  @Test
  void redirectedElsewhereAndAskedForCredentialsAtBoth() throws Exception {
    int second = FreePort.any();
    Scenario first =
        new Scenario(MEDIA)
            .receives("INVITE")
            .answers(
                "407 Proxy Authentication Required",
                "Proxy-Authenticate: Digest realm=\"first\", nonce=\"n1\", qop=\"auth\"")
            .receives("ACK")
            .receives("INVITE", "Proxy-Authorization: Digest .*response=")
            .answers("302 Moved Temporarily", "Contact: <sip:elsewhere@127.0.0.2:" + second + ">")
            .receives("ACK");
    Scenario elsewhere =
        new Scenario(MEDIA)
            .receives("INVITE", "INVITE sip:elsewhere@")
            .answers(
                "401 Unauthorized",
                "WWW-Authenticate: Digest realm=\"second\", nonce=\"n2\", algorithm=SHA-256, qop=\"auth\"")
            .receives("ACK")
            .receives("INVITE", "Authorization: Digest .*SHA-256")
            .answersWithSdp("183 Session Progress", "sendrecv", "Require: 100rel", "RSeq: 5")
            .receives("PRACK", "RAck: 5 [0-9]+ INVITE")
            .agrees("200 OK", "");
    try (Exchange exchange = Exchange.open();
        Sipp redirecting = Sipp.start(first.toString());
        Sipp answering = Sipp.start(elsewhere.toString(), second, "-i", "127.0.0.2");
        PhoneProcess phone = phone(exchange, redirecting.port())) {
      phone.exec("call 300");
      redirecting.awaitSuccess();
      answering.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_OUT");
    }
  }

  @Test
  void aHoldThatMeetsAnotherOfferIsTriedAgain() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .receives("INVITE")
            .answersWithSdp("200 OK", "sendrecv")
            .receives("ACK")
            .receives("INVITE", "a=sendonly")
            .agrees("491 Request Pending", "")
            .receives("ACK")
            .receives("INVITE", "a=sendonly")
            .agrees("200 OK", "recvonly")
            .receives("ACK")
            .receives("INVITE", "a=sendrecv")
            .agrees("200 OK", "sendrecv")
            .receives("ACK")
            .receives("BYE")
            .agrees("200 OK", "");
    try (Exchange exchange = Exchange.open();
        Sipp sipp = Sipp.start(scenario.toString());
        PhoneProcess phone = phone(exchange, sipp.port())) {
      phone.exec("call 300");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hold");
      phone.awaitOutput(Exchange.SOON, "calls", "HELD");
      // The call, the hold that is refused, the hold that is not, and the way back.
      sipp.awaitMessage(Exchange.SOON, "(?s)(\nACK sip:.*){3}");
      phone.exec("resume");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      sipp.awaitMessage(Exchange.SOON, "(?s)(\nACK sip:.*){4}");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  /** A response to a request, by its CSeq, as sipp writes it down. */
  private static String received(String status, String number) {
    return "\nSIP/2\\.0 " + status + "\r?\n([^\r\n]+\r?\n)*?CSeq: " + number + "\r?\n";
  }
}
