package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** One line registers at kamailio; the other one is the telephone line behind a gateway, sipp. */
class PstnAccountIT {
  @TempDir Path directory;

  @Test
  void itsCallsGoThroughTheGatewayAndItRegistersNowhere() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int gateway = FreePort.any();
    // A REGISTER would be the first that the gateway hears, and fail it.
    String called = Scenario.called("INVITE sip:0305551234@127.0.0.1").isEnded().toString();
    try (Exchange exchange = Exchange.open();
        Sipp out = Sipp.start(called, gateway, "-timeout", "90s");
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/line/1/enabled=1",
                    "voip/line/1/id=5550000",
                    "offhook/pstn/account=1",
                    "offhook/pstn/gateway/address=127.0.0.1",
                    "offhook/pstn/gateway/port=" + gateway))) {
      phone.exec("press 13");
      Keypad.type(phone, "0305551234#");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      out.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      assertFalse(exchange.kamailio().bindings().contains("5550000"), "registered all the same");
      String scenario = Scenario.calls().asks("BYE", 2, "").hears(200).toString();
      try (Sipp in = Sipp.start(scenario, gateway, "-s", "5550000", HousePhone.address(phone))) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        in.awaitSuccess();
      }
    }
  }
}
