package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What callers hear, played by sipp, while the person at the phone does not want to be called. */
@Alone
class IncomingRulesIT {
  @TempDir Path directory;
  private Exchange exchange;
  private PhoneProcess phone;

  @BeforeEach
  void boot() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    exchange = Exchange.open();
    phone = HousePhone.registered(directory, exchange.configuration("UDP"));
  }

  @AfterEach
  void stop() {
    if (phone != null) {
      phone.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  /** The same from somebody who does not say who he is. */
  private void hearsAnonymously(String response) throws Exception {
    refused(
        Dialogs.refused("", response)
            .replace("<sip:sipp@[local_ip]>", "<sip:anonymous@anonymous.invalid>"));
  }

  /** A call that gets these responses, of which the last is final and refuses it. */
  private void hears(String... responses) throws Exception {
    refused(Dialogs.refused("", responses));
  }

  private void refused(String scenario) throws Exception {
    try (Sipp sipp = HousePhone.spokenTo(phone, scenario)) {
      sipp.awaitSuccess();
    }
  }

  @Test
  void doNotDisturbTurnsCallsAwayAndIsRemembered() throws Exception {
    assertEquals("do not disturb is on", phone.exec("dnd on").strip());
    hears("603");
    phone.exec("dnd off");
    phone.exec("config set voip/services/dnd_reject_code=486");
    phone.exec("dnd on 0");
    hears("486");
    assertTrue(phone.exec("health").contains("on for lines [0]"));
    phone.exec("bundle stop dnd");
    phone.exec(
        "config set voip/line/0/call_forward/active=1 voip/line/0/call_forward/destination=201");
    phone.exec("config set voip/line/0/call_forward/type=UNCONDITIONAL");
    hears("302 Contact: <sip:201@127.0.0.1>");
    phone.exec("config set voip/line/0/call_forward/active=0");
    phone.exec("bundle start dnd");
    hears("486");
    phone.close();
    phone = HousePhone.registered(directory, null);
    hears("486");
  }

  @Test
  void theTalkEventAnswersWhereThatIsAllowed() throws Exception {
    phone.exec("config set voip/talk_event/enabled=1");
    phone.exec("contacts add Ada sipp");
    String scenario =
        Dialogs.written(
                """
                <?xml version="1.0"?><scenario name="talk">@INVITE:first@
                <recv response="100" optional="true"/>
                <recv response="180">
                  <action>
                    <ereg regexp="tag=([^;]*)" search_in="hdr" header="To:" check_it="true"
                        assign_to="all,first"/>
                  </action>
                </recv>
                <Reference variables="all"/>
                @BYE:first:2@
                <recv response="200"/>
                <recv response="200"/>
                @ACK:first:1@
                </scenario>
                """)
            .replace("BYE sip:100@", "NOTIFY sip:100@")
            .replace("CSeq: 2 BYE", "CSeq: 2 NOTIFY\nEvent: talk\nSubscription-State: active");
    try (Sipp sipp = HousePhone.spokenTo(phone, scenario)) {
      sipp.awaitSuccess();
      // The name is the one of the phonebook.
      phone.awaitOutput(Exchange.SOON, "calls", "from +Ada .*CONNECTED");
    }
    phone.exec("hangup");
  }

  @Test
  void theBannedAndTheAnonymousDoNotComeThrough() throws Exception {
    String ban = "offhook/screening/ban/3/";
    phone.exec("config set " + ban + "office_number=sipp " + ban + "line=1");
    phone.exec("config set voip/services/dnd_reject_code=480");
    phone.exec("dnd on");
    hears("480");
    phone.exec("dnd off");
    phone.exec("config set " + ban + "line=0");
    hears("603");
    phone.exec("config set " + ban + "line=1 voip/signalling/sip/anonymous_calls_blocking=1");
    hearsAnonymously("433");
    // Somebody talks: others hear busy, where that is wanted.
    phone.exec("config set offhook/screening/busy_on_busy=1");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 31);
    try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      hears("486");
      phone.exec("bundle stop screening");
      phone.exec("config set voip/services/call_waiting/enabled=0");
      phone.exec("bundle start screening");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  @Test
  void callsAreSentOnAlwaysWhenBusyAndAfterNoAnswer() throws Exception {
    phone.exec(
        "config set voip/line/0/call_forward/active=1"
            + " voip/line/0/call_forward/destination=sip:201@10.0.0.1"
            + " voip/line/0/call_forward/timeout=1");
    hears("180", "302 Diversion: <sip:100@127.0.0.1>;reason=no-answer");
    assertTrue(phone.exec("health").contains("line 0 to sip:201@10.0.0.1 (NO_REPLY)"));
    phone.exec("config set voip/line/0/call_forward/type=UNCONDITIONAL");
    hears("302 Contact: <sip:201@10.0.0.1>");
    phone.exec("config set voip/call_forward/enable_diversion_header=0");
    hears("302");
    phone.exec("config set voip/line/0/call_forward/type=BUSY");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 31);
    try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      hears("302 Contact: <sip:201@10.0.0.1>");
      // Taken out during a call, the capability is gone and the call is not.
      phone.exec("bundle stop forward");
      assertTrue(phone.exec("calls").contains("CONNECTED"));
      assertFalse(phone.exec("health").contains("call forward"));
      phone.exec("bundle start forward");
      hears("302 Contact: <sip:201@10.0.0.1>");
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }
}
