package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A locked phone, called by sipp and calling sipp. */
class LockIT {
  private static final String PIN = "40004696";
  private static final String LOCKED = "the phone is locked; only emergency numbers can be called";
  private static final String NAMED =
      """
      [last_Via:]
      [last_From:]
      [last_To:];tag=s1
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

      ]]></send>
      """;

  @TempDir Path directory;

  @BeforeEach
  void look() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return HousePhone.registered(directory, configuration);
  }

  /** A server that answers a call of this user with this final response. */
  private static String answering(String user, String response) {
    return """
        <?xml version="1.0"?><scenario name="server">
        <recv request="INVITE"><action>
          <ereg regexp="INVITE sip:%s@" search_in="msg" check_it="true" assign_to="all"/>
        </action></recv>
        <Reference variables="all"/>
        <send><![CDATA[
        SIP/2.0 %s
        """
            .formatted(user, response)
        + NAMED
        + "<recv request=\"ACK\"/></scenario>";
  }

  /** Somebody who calls an address of the phone and hears these responses. */
  private static void calls(PhoneProcess phone, String to, String... responses) throws Exception {
    String text =
        Dialogs.refused("", responses)
            .replace("To: <sip:100@127.0.0.1>", "To: <sip:" + to + "@127.0.0.1>");
    try (Sipp sipp = HousePhone.spokenTo(phone, text)) {
      if (responses[0].equals("180")) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("reject");
      }
      sipp.awaitSuccess();
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  @Test
  void aLockedPhoneCallsForHelpAndNobodyElse() throws Exception {
    int server = FreePort.any();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            phone(
                exchange.behind(
                    server,
                    "personal_settings/functional_key/14/type=KEY_EVENT",
                    "personal_settings/functional_key/14/key_event=MISSED_CALLS"))) {
      assertTrue(phone.tryExec("lock").output().contains("there is no PIN"));
      assertEquals("the PIN is set", phone.exec("lock pin " + PIN).strip());
      assertEquals("the phone is locked", phone.exec("lock").strip());
      phone.exec("press 14");
      phone.awaitOutput(Exchange.SOON, "notices", "the phone is locked");
      assertTrue(phone.tryExec("call 100").output().contains(LOCKED));
      assertTrue(phone.tryExec("call sip:112@127.0.0.1:" + server).output().contains(LOCKED));
      try (Sipp sipp = Sipp.start(answering("112", "486 Busy Here"), server)) {
        phone.tryExec("call 112");
        sipp.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      assertTrue(phone.tryExec("unlock 4711").output().contains("this is not the PIN"));
      assertEquals("the phone is not locked", phone.exec("unlock " + PIN).strip());
      phone.exec("press 14");
      phone.awaitOutput(Exchange.SOON, "notices", "no calls");
      try (Sipp sipp = Sipp.start(answering("201", "486 Busy Here"), server)) {
        phone.tryExec("call 201");
        sipp.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    }
  }

  @Test
  void whoMayCallALockedPhoneIsConfigured() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.configuration("UDP", "offhook/lock/pin=" + PIN))) {
      phone.exec("lock");
      calls(phone, "100", "180", "603");
      calls(phone, "boss", "480");
      phone.exec("config set AnswerDelegateIncomingCalls=1");
      calls(phone, "boss", "180", "603");
      phone.exec("config set DisableHandsetOnLockedMachine=2");
      calls(phone, "100", "480");
      phone.exec("config set system/allowcallsinlockstate=ALLOW_INCOMING_ONLY");
      calls(phone, "100", "180", "603");
      assertTrue(phone.tryExec("call 201").output().contains(LOCKED));
      phone.exec("config set system/allowcallsinlockstate=DENY_BOTH");
      calls(phone, "100", "480");
      phone.exec("config set system/allowcallsinlockstate=ALLOW_BOTH");
      calls(phone, "100", "180", "603");
      assertFalse(phone.tryExec("call 201").output().contains(LOCKED));
    }
  }

  @Test
  void aServerLocksItsLine() throws Exception {
    int server = FreePort.any();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange.behind(server, "system/lock/0/enabled=1"))) {
      try (Sipp sipp = Sipp.start(answering("201", "400 Locked"), server)) {
        phone.tryExec("call 201");
        sipp.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "notices", "the server has locked line 1");
      assertEquals("1", phone.exec("config get system/lock/0/activated").strip());
      calls(phone, "100", "480");
      phone.exec("config set system/lock/0/allow_incoming_calls=1");
      calls(phone, "100", "180", "603");
    }
  }

  /** Locked by itself, still locked after the power was cut, and its PIN nowhere to be read. */
  @Test
  void itLocksItselfAndStaysLocked() throws Exception {
    try (Exchange exchange = Exchange.open()) {
      String configuration =
          exchange.configuration("UDP", "offhook/lock/pin=" + PIN, "offhook/lock/idle_timeout=2");
      PhoneProcess first = phone(configuration);
      try (first) {
        first.awaitOutput(Exchange.SOON, "lock status", "is locked");
        first.kill();
      }
      try (PhoneProcess phone =
          PhoneProcess.start(HouseImages.of("audiocodes-440hd"), directory.resolve("data"), null)) {
        phone.awaitShell();
        phone.awaitOutput(Exchange.SOON, "lock status", "is locked");
        assertTrue(phone.tryExec("call 100").output().contains(LOCKED), phone.log());
        phone.tryExec("unlock 1234");
        assertFalse(phone.exec("config delta").contains(PIN));
        assertFalse(phone.log().contains(PIN));
      }
    }
  }
}
