package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A server, played by sipp, subscribes inside a call to the digits; tshark sees them. */
class SignaledDigitsIT {
  private static final String NOTIFIED =
      """
      <recv request="NOTIFY"><action>
        <ereg regexp="%s" search_in="hdr" header="%s" check_it="true" assign_to="seen"/>
      </action></recv>
      <send><![CDATA[

      SIP/2.0 200 OK
      [last_Via:]
      [last_From:]
      [last_To:]
      [last_Call-ID:]
      [last_CSeq:]
      Content-Length: 0

      ]]></send>
      """;

  @TempDir Path directory;

  private static String notified(String header, String expression) {
    return NOTIFIED.formatted(expression, header + ":");
  }

  @Test
  void whoSubscribesInsideACallHearsItsDigits() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    String scenario =
        Scenario.calls()
            .asks("SUBSCRIBE", 2, "", "Event: telephone-event;duration=2000", "Expires: 60")
            .hears(200, "Expires: 60")
            .step(notified("Event", "telephone-event;rate=1000"))
            .step(notified("Content-Type", "audio/telephone-event"))
            .step(notified("Content-Length", "4"))
            .asks("SUBSCRIBE", 3, "", "Event: telephone-event", "Expires: 0")
            .hears(200)
            .step(notified("Subscription-State", "terminated"))
            .asks("SUBSCRIBE", 4, "", "Event: conference", "Expires: 60")
            .hears(489)
            .asks("BYE", 5, "")
            .hears(200)
            .step("<Reference variables=\"seen\"/>")
            .toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory, exchange.configuration("UDP", "voip/media/out_of_band_dtmf=INBAND"));
        Wire wire = Wire.capture(directory);
        Sipp sipp = HousePhone.spokenTo(phone, scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      sipp.awaitMessage(Exchange.SOON, "NOTIFY sip");
      phone.exec("press digit 5");
      phone.exec("press digit #");
      sipp.awaitSuccess();
      List<String[]> told =
          wire.packets("sip.Method == \"NOTIFY\" && sip.Content-Length == 4", "udp.payload");
      assertTrue(told.size() >= 2, told.size() + " notifications with a digit");
      assertTrue(told.get(0)[0].matches(".*0d0a0d0a058a[0-9a-f]{4}"), told.get(0)[0]);
      assertTrue(told.get(1)[0].matches(".*0d0a0d0a0b8a[0-9a-f]{4}"), told.get(1)[0]);
    }
  }
}
