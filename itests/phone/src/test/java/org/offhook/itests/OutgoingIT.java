package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What crosses the wire when numbers are typed. */
class OutgoingIT {
  @TempDir Path directory;

  private PhoneProcess phone(Exchange exchange, int server, String... lines) throws Exception {
    return HousePhone.registered(directory, exchange.behind(server, lines));
  }

  @Test
  void aFullMatchIsDialledAtOnceAndRewritten() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(Scenario.callee("Line_123"), port);
        PhoneProcess phone =
            phone(
                exchange,
                port,
                "voip/signalling/sip/digit_map=10x;4xxx",
                "voip/dialing/timeout=-1",
                "voip/signalling/sip/number_rules=4xxx=Line_\\\\\\@127.0.0.1:" + port)) {
      assertTrue(phone.exec("digits 412").contains("412"));
      phone.exec("digits 3");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
    }
  }

  @Test
  void esceneRulesInsertAndDelete() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String rule = "offhook/dial_plan/rule/0/";
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(Scenario.callee("0012345"), port);
        PhoneProcess phone =
            phone(
                exchange,
                port,
                rule + "prefix=9",
                rule + "insert/enabled=1",
                rule + "insert/number=00",
                rule + "delete/enabled=1",
                rule + "delete/position=2",
                rule + "delete/length=1")) {
      phone.exec("call 912345");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
    }
  }

  @Test
  void digitsAfterAPauseAreSentOnceTheCallIsAnswered() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    String digits =
        Scenario.called("INVITE sip:100@").hearsDigit('2').hearsDigit('3').isEnded().toString();
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(digits, port);
        PhoneProcess phone =
            phone(
                exchange,
                port,
                "voip/signalling/sip/block_callerid_on_outgoing_calls=1",
                "voip/services/pause_dialing/enabled=1",
                "voip/dialing/allow_calling_self_extension/enabled=1",
                "voip/services/pause_dialing/pause_duration=1",
                "voip/media/out_of_band_dtmf=VIA_SIP")) {
      phone.exec("call 100,,23");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      callee.awaitMessage(Exchange.SOON, "Signal= ?3");
      // Those who are called do not learn who calls; our own server does.
      String invite = callee.messages();
      assertTrue(invite.contains("From: \"Anonymous\" <sip:anonymous@anonymous.invalid>"), invite);
      assertTrue(invite.contains("Privacy: id"), invite);
      assertTrue(invite.contains("P-Preferred-Identity: <sip:100@127.0.0.1>"), invite);
      phone.exec("hangup");
      callee.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      try (Sipp again = Sipp.start(digits, port)) {
        phone.exec("redial");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        again.awaitMessage(Exchange.SOON, "Signal= ?3");
        phone.exec("hangup");
        again.awaitSuccess();
      }
    }
  }

  private static final String BUSY =
      new Scenario("[media_port]")
          .receives("INVITE")
          .answers("486 Busy Here")
          .receives("ACK")
          .toString();

  @Test
  void aBusyNumberIsCalledAgainUntilItIsFree() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                exchange,
                port,
                "voip/dialing/automatic_redial_on_busy/enabled=1",
                "voip/dialing/automatic_redial_on_busy/retry_timer=3")) {
      try (Sipp busy = Sipp.start(BUSY, port)) {
        phone.exec("call 555");
        busy.awaitSuccess();
      }
      try (Sipp callee = Sipp.start(Scenario.callee("555"), port)) {
        phone.awaitOutput(Exchange.SOON, "notices", "555 is busy and is called again in 3 s");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        callee.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      try (Sipp callee = Sipp.start(Scenario.callee("555"), port)) {
        assertTrue(phone.exec("redial").contains("to 555"));
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        callee.awaitSuccess();
      }
    }
  }

  @Test
  void whoeverCalledLastIsCalledBackUnlessTheNumberWasWithheld() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"));
        Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      baresip.hangup();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      baresip.awaitEnded();
      phone.exec("redial back");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      baresip.awaitEnded();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      try (Sipp hidden = HousePhone.spokenTo(phone, HIDDEN)) {
        hidden.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      String refused = phone.tryExec("redial back").output();
      assertTrue(refused.contains("showed no number"), refused);
    }
  }

  /** Calls without a name, and gives up when it rings. */
  private static final String HIDDEN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="hidden">
        <send retrans="500"><![CDATA[
          INVITE sip:[service]@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
          From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=hidden
          To: <sip:[service]@[remote_ip]>
          Call-ID: [call_id]
          CSeq: 1 INVITE
          Max-Forwards: 70
          Contact: <sip:[local_ip]:[local_port]>
          Content-Length: 0

        ]]></send>
        <recv response="100" optional="true"/>
        <recv response="180"/>
        <send retrans="500"><![CDATA[
          CANCEL sip:[service]@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-3]
          From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=hidden
          To: <sip:[service]@[remote_ip]>
          Call-ID: [call_id]
          CSeq: 1 CANCEL
          Max-Forwards: 70
          Content-Length: 0

        ]]></send>
        <recv response="200"/>
        <recv response="487"/>
        <send><![CDATA[
          ACK sip:[service]@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch-6]
          From: "Anonymous" <sip:anonymous@anonymous.invalid>;tag=hidden
          [last_To:]
          Call-ID: [call_id]
          CSeq: 1 ACK
          Max-Forwards: 70
          Content-Length: 0

        ]]></send>
      </scenario>
      """;
}
