package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.KamailioPresence;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Messages that wait, told by kamailio when asked and by sipp unasked. */
class MwiIT {
  private static final String TYPE = "application/simple-message-summary";
  @TempDir Path directory;

  @Test
  void aMailboxServerOfItsOwnIsSubscribedTo() throws Exception {
    assumeTrue(KamailioPresence.isInstalled(), "kamailio's presence modules are not installed");
    try (Exchange exchange = Exchange.open();
        KamailioPresence mailboxes =
            KamailioPresence.start(directory, FreePort.any(), Exchange.SECRET);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/services/msg_waiting_ind/enabled=AUDC_VM",
                    "voip/services/msg_waiting_ind/subscribe=1",
                    "voip/services/msg_waiting_ind/subscribe_address=127.0.0.1",
                    "voip/services/msg_waiting_ind/subscribe_port=" + mailboxes.port(),
                    "voip/services/msg_waiting_ind/expiration_timeout=60",
                    "voip/services/msg_waiting_ind/voice_mail_number=200"))) {
      mailboxes.awaitSeen("SUBSCRIBE 100 expires=60");
      mailboxes.publish(
          "100", "message-summary", TYPE, "Messages-Waiting: yes\r\nVoice-Message: 3/5 (1/0)\r\n");
      phone.awaitOutput(
          Exchange.SOON, "messages", "messages wait: 3 new, 5 old, urgent 1 new and 0 old");
      phone.awaitOutput(Exchange.SOON, "health", "3 new messages on 1 lines");
      try (Baresip baresip = exchange.baresip(Keypad.CODEC, Keypad.speech(directory))) {
        phone.exec("messages call");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        baresip.awaitEnded();
      }
      mailboxes.publish("100", "message-summary", TYPE, "Messages-Waiting: no\r\n");
      phone.awaitOutput(Exchange.SOON, "messages", "no messages");
      phone.exec("bundle stop mwi");
      mailboxes.awaitSeen("SUBSCRIBE \\S+ expires=0");
      assertTrue(phone.tryExec("messages").output().contains("Command not found"));
      phone.exec("bundle start mwi");
      phone.awaitOutput(Exchange.SOON, "messages", "no messages");
    }
  }

  @Test
  void aSummaryMayComeUnasked() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"))) {
      UnaskedSummary.tell(phone, "7/0");
      phone.awaitOutput(Exchange.SOON, "messages", "messages wait: 7 new, 0 old");
    }
  }
}
