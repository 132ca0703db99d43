package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Calls for help of a phone that can hardly call anybody else. */
class EmergencyIT {
  @TempDir Path directory;

  private PhoneProcess phone(String... lines) throws Exception {
    PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            "voip/signalling/sip/port=%d%nvoip/media/media_port=%d%noffhook/audio/device=silence%n%s%n"
                .formatted(
                    FreePort.any(),
                    20_000 + 2 * (FreePort.any() % 10_000),
                    String.join("\n", lines)));
    phone.awaitShell();
    return phone;
  }

  /** The server takes calls and no registration; the rules forbid or rewrite all numbers. */
  @Test
  void noRuleAndNoMissingRegistrationKeepsThemBack() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Sipp callee = Sipp.start(Scenario.callee("112"), port);
        PhoneProcess phone =
            phone(
                "voip/line/0/enabled=1",
                "voip/line/0/id=100",
                "voip/signalling/sip/proxy_address=127.0.0.1",
                "voip/signalling/sip/proxy_port=" + port,
                "voip/signalling/sip/sip_registrar/enabled=1",
                "voip/signalling/sip/sip_registrar/addr=127.0.0.1",
                "voip/signalling/sip/sip_registrar/port=" + FreePort.any(),
                "voip/signalling/sip/number_rules=112=999",
                "voip/signalling/sip/block_callerid_on_outgoing_calls=1",
                "voip/dialing/phone_number_max_size=2")) {
      phone.exec("dnd on");
      String refused = phone.tryExec("call 200").toString();
      assertTrue(refused.contains("at most 2 are allowed"), refused);
      assertFalse(phone.exec("lines").contains(" REGISTERED "), phone.exec("lines"));
      phone.exec("call 112");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
      String invite = callee.messages();
      assertTrue(invite.contains("Priority: emergency"), invite);
      assertTrue(invite.contains("<sip:100@127.0.0.1>"), invite);
      assertFalse(invite.contains("Privacy:"), invite);
    }
  }

  @Test
  void withoutAnyLineTheEmergencyServerIsCalled() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Sipp callee = Sipp.start(Scenario.callee("911"), port, "-t", "t1");
        PhoneProcess phone =
            phone(
                "offhook/emergency/server=127.0.0.1",
                "offhook/emergency/port=" + port,
                "offhook/emergency/transport=TCP")) {
      phone.exec("digits 911#");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
    }
  }

  /** Nobody answers at the server of the line. */
  @Test
  void aServerThatIsSilentIsFollowedByTheEmergencyServer() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        java.net.DatagramSocket silent =
            new java.net.DatagramSocket(0, java.net.InetAddress.getByName("127.0.0.1"));
        Sipp callee = Sipp.start(Scenario.callee("112"), port);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.behind(
                    silent.getLocalPort(),
                    "offhook/emergency/patience=1",
                    "offhook/emergency/server=127.0.0.1",
                    "offhook/emergency/port=" + port))) {
      phone.exec("call 112");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      assertTrue(
          phone.exec("notices").contains("112 is called another way: no answer"),
          phone.exec("notices"));
      phone.exec("hangup");
      callee.awaitSuccess();
    }
  }
}
