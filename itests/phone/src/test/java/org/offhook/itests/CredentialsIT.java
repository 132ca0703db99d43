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
    String caller =
        new Scenario("[media_port]")
            .invites("sendrecv")
            .hears(200)
            .asks("ACK", 1, "")
            .receives("INVITE", "a=sendonly")
            .agrees("200 OK", "recvonly")
            .receives("ACK")
            .receives("BYE")
            .agrees("200 OK", "")
            .toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration("UDP"))) {
      Exchange.awaitRegistered(phone);
      String port = phone.exec("config get voip/signalling/sip/port").strip();
      try (Sipp sipp = Sipp.start(caller, "-s", "100", "127.0.0.1:" + port)) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hold");
        phone.awaitOutput(Exchange.SOON, "calls", "HELD");
        phone.exec("hangup");
        sipp.awaitSuccess();
        String seen = sipp.messages();
        assertTrue(seen.contains("a=sendonly"), seen);
        assertFalse(seen.contains("uthorization:"), seen);
      }
    }
  }
}
