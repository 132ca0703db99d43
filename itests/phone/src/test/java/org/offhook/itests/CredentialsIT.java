package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Who sees what the phone answers its registrar's challenges with. */
class CredentialsIT {
  @TempDir Path directory;

  /** sipp calls a registered phone past its server, and is held: it gets no credentials. */
  @Test
  void aStrangerIsNotToldWhatTheServerAskedFor() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String caller = Scenario.calls().isHeld().isEnded().toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"))) {
      try (Sipp sipp = HousePhone.spokenTo(phone, caller)) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hold");
        phone.awaitOutput(Exchange.SOON, "calls", "HELD");
        sipp.awaitMessage(Exchange.SOON, "(?s)a=sendonly.*\\nACK sip:");
        phone.exec("hangup");
        sipp.awaitSuccess();
        String seen = sipp.messages();
        assertTrue(seen.contains("a=sendonly"), seen);
        assertFalse(seen.contains("uthorization:"), seen);
      }
    }
  }
}
