package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A service that has a server and a transport of its own. */
class VoiceDialingIT {
  @TempDir Path directory;

  @Test
  void theKeyCallsTheServerByItsOwnTransportAndTheCallOutlivesTheBundle() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        Sipp service = Sipp.start(Scenario.callee("77"), port, "-t", "t1");
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration(
                    "UDP",
                    "personal_settings/functional_key/17/type=VOCANOM",
                    "voip/services/vocanom_server/enabled=1",
                    "voip/services/vocanom_server/ip_address=127.0.0.1",
                    "voip/services/vocanom_server/port=" + port,
                    "voip/services/vocanom/transport_mode=TCP",
                    "voip/services/vocanom/number=77"))) {
      Exchange.awaitRegistered(phone);
      String keys = phone.awaitOutput(Exchange.SOON, "keys", "Voca");
      assertTrue(keys.contains("VOCANOM"), keys);
      phone.exec("press 17");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("feature remove voice-dialing");
      Exchange.talk(1);
      assertTrue(phone.exec("calls").contains("CONNECTED"), phone.exec("calls"));
      phone.exec("hangup");
      service.awaitSuccess();
      String invite = service.messages();
      assertTrue(invite.contains("From: <sip:100@127.0.0.1>"), invite);
      assertTrue(invite.contains("SIP/2.0/TCP"), invite);
    }
  }
}
