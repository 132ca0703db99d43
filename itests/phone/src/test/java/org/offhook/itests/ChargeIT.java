package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Costs that a server, played by sipp, tells during a call and at its end. */
class ChargeIT {
  private static final String TYPE = "Content-Type: application/vnd.etsi.aoc+xml";

  @TempDir Path directory;

  private static String document(String stage, String info, String amount) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <aoc xmlns="http://uri.etsi.org/ngn/params/xml/simservs/aoc"><%1$s>%2$s<recorded-charges><recorded-currency-units><currency-id>EUR</currency-id><currency-amount>%3$s</currency-amount></recorded-currency-units></recorded-charges><billing-id>normal-charging</billing-id></%1$s></aoc>"""
        .formatted(stage, info, amount);
  }

  private static String inDialog(String method, int number, String type, String body) {
    return """
        <send retrans="500"><![CDATA[

        %1$s sip:[service]@[remote_ip]:[remote_port] SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        From: <sip:sipp@[local_ip]:[local_port]>;tag=[pid]s[call_number]
        To: <sip:[service]@[remote_ip]:[remote_port]>[peer_tag_param]
        Call-ID: [call_id]
        CSeq: %2$d %1$s
        Max-Forwards: 70
        %3$s
        Content-Length: [len]

        %4$s
        ]]></send>
        """
        .formatted(method, number, type, body);
  }

  @Test
  void theCostOfACallIsTold() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String subtotal = "<charging-info>subtotal</charging-info>";
    String scenario =
        Scenario.calls()
            .step(inDialog("INFO", 2, TYPE, document("aoc-d", subtotal, "0.25")))
            .hears(200)
            .step(inDialog("INFO", 3, TYPE, "nonsense"))
            .hears(400)
            .step(inDialog("BYE", 4, TYPE, document("aoc-e", "", "0.75")))
            .hears(200)
            .toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration("UDP", "system/aoc/enabled=1", "system/aoc/ratio=2"));
        Sipp sipp = HousePhone.spokenTo(phone, scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      sipp.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "notices", "has cost 0.50 EUR so far");
      phone.awaitOutput(Exchange.SOON, "notices", "has cost 1.50 EUR(?! so far)");
      assertTrue(phone.exec("charges").lines().count() == 2, phone.exec("charges"));
    }
  }
}
