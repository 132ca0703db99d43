package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** What the phone says of itself while SIP begins anew with other parameters. */
class ReloadIT {
  @TempDir Path directory;

  @Test
  void aLineIsNotCalledRegisteredBeforeTheRegistrarHasAnsweredTheNewEngine() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/signalling/sip/unregister_on_voip_reload=0",
                    "voip/signalling/sip/registration_failed_timeout=2",
                    "voip/signalling/sip/outgoing_request_no_response_timeout_ms=1000"))) {
      exchange.kamailio().answers("none");
      for (int t1 : new int[] {450, 400, 350}) {
        phone.exec("config set voip/signalling/sip/sip_t1=" + t1);
        for (int look = 0; look < 10; look++) {
          String lines = phone.exec("lines");
          assertFalse(lines.contains(" REGISTERED "), "nobody has answered yet:\n" + lines);
        }
      }
      exchange.kamailio().well();
      Exchange.awaitRegistered(phone);
    }
  }
}
